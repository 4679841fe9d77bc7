using System;

namespace Jupiter.Migration.Databases;

/// <summary>By which name a database server knows itself (clause P1a).</summary>
public sealed record InstanceName
{
    /// <summary>The server, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>The name that it gives itself until it is started next (@@SERVERNAME).</summary>
    public required string ServerName { get; init; }

    /// <summary>The name that it will give itself after that; empty where none is recorded.</summary>
    public required string RecordedName { get; init; }

    /// <summary>The name that it should have: its machine's, with the part that is the instance's own.</summary>
    public required string ExpectedName { get; init; }

    /// <summary>Whether the right name is recorded.</summary>
    public bool IsRecorded => Same(RecordedName, ExpectedName);

    /// <summary>Whether its service has to be restarted before the recorded name counts.</summary>
    public bool NeedsRestart => !Same(ServerName, RecordedName);

    /// <summary>What puts back the name that was recorded before, as T-SQL for an administrator; empty where nothing was changed.</summary>
    public string Undo { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{ServerInstance}: {ServerName}, {RecordedName}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
