using System;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Where and how a server was seen while it was certainly on. Without it nobody can say later whether the segment that is asked is the
/// one that it stood in.
/// </summary>
public sealed class ServerSighting
{
    /// <summary>The server as it was named.</summary>
    public required string Host { get; init; }

    /// <summary>The address at which it answered on its segment.</summary>
    public required string Address { get; init; }

    /// <summary>Hardware address (MAC) of the card that answered.</summary>
    public required string HardwareAddress { get; init; }

    /// <summary>Address of the segment's gateway; null where there is none.</summary>
    public string? Gateway { get; init; }

    /// <summary>Hardware address of the gateway, by which the segment is known again; null where none answered.</summary>
    public string? GatewayHardwareAddress { get; init; }

    /// <summary>Hardware address of the card through which was asked; null where the server itself was asked on itself.</summary>
    public string? AskedFrom { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}: {Address} {HardwareAddress}";
}
