using System;

namespace Jupiter.Migration.Databases;

/// <summary>What <see cref="IDatabaseInstance.WriteBackup"/> wrote.</summary>
public sealed class WrittenBackup
{
    /// <summary>Length of the file in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the bytes as they were written, in lower-case hexadecimal; null where the engine does not show them.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When the snapshot was taken: later changes are not in the backup.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }
}
