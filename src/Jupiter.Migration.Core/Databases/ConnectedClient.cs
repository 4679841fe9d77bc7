using System;

namespace Jupiter.Migration.Databases;

/// <summary>A program that is connected to a database, as the engine sees it.</summary>
public sealed class ConnectedClient
{
    /// <summary>Name of the computer that the program runs on.</summary>
    public required string HostName { get; init; }

    /// <summary>Name of the program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Login it came with.</summary>
    public string LoginName { get; init; } = "";

    /// <summary>When it connected.</summary>
    public DateTimeOffset ConnectedAt { get; init; }

    /// <summary>When it last asked the server for something; null where the engine does not tell.</summary>
    public DateTimeOffset? LastRequestAt { get; init; }
}
