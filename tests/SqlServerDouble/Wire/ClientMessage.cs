using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>A whole message of a client, put together from its packets.</summary>
/// <param name="Type">Type of its packets.</param>
/// <param name="Payload">What they carry.</param>
/// <param name="Resets">Whether the session is to be reset before it (sp_reset_connection).</param>
internal sealed record ClientMessage(PacketType Type, ReadOnlyMemory<byte> Payload, bool Resets = false);
