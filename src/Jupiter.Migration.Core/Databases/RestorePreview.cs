using System.Collections.Generic;

namespace Jupiter.Migration.Databases;

/// <summary>A restore that an engine is asked about before anything is touched.</summary>
public sealed class RestorePreview
{
    /// <summary>Path of the backup, as the server sees it.</summary>
    public required string BackupFile { get; init; }

    /// <summary>The name that the restored database is to have in the end.</summary>
    public required string Database { get; init; }

    /// <summary>What the manifest says of the backup, or null where the engine writes no header.</summary>
    public BackupSet? Recorded { get; init; }

    /// <summary>What is to be restored there afterwards.</summary>
    public IReadOnlyList<BackupSet> Beside { get; init; } = [];

    /// <summary>Whether a copy is there already, so that it needs no more room.</summary>
    public bool IsRestored { get; init; }
}
