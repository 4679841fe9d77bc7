using System;

namespace Jupiter.Migration.Databases;

/// <summary>What <see cref="IDatabaseInstance.WriteBackup"/> wrote.</summary>
public sealed class WrittenBackup
{
    /// <summary>Length of the file in bytes; null where it can't be seen from this computer.</summary>
    public required long? Length { get; init; }

    /// <summary>SHA-256 of the bytes as they were written, in lower-case hexadecimal; null where the engine does not show them.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether the medium has every byte of it already; otherwise whoever gives the file its name flushes it before.</summary>
    public bool IsOnMedium { get; init; } = true;

    /// <summary>When the snapshot was taken: later changes are not in the backup.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>What the engine's header says of the backup; null where it writes none.</summary>
    public BackupSet? BackupSet { get; init; }

    /// <summary>
    /// A view of exactly what the backup holds, for engines whose backups can't be read without restoring them; null for others. The caller
    /// disposes of it; until then writers may be waiting.
    /// </summary>
    public IDatabaseContent? Content { get; init; }
}
