using System;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Embedded.Sessions;

/// <summary>What a program that works in an embedded database writes of itself.</summary>
internal sealed class SessionRecord
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.embedded-session/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the computer that the program runs on.</summary>
    public required string HostName { get; init; }

    /// <summary>Name of the program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Login it came with.</summary>
    public required string LoginName { get; init; }

    /// <summary>When it connected.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }
}

/// <summary>Serialises session records.</summary>
[JsonSerializable(typeof(SessionRecord))]
internal sealed partial class SessionJson : JsonSerializerContext;
