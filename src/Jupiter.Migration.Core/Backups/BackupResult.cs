using System;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>A backup that was written and verified. Its properties bind by name to the cmdlets that go on from here.</summary>
public sealed class BackupResult
{
    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Full path of the backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Full path of its manifest.</summary>
    public required string Manifest { get; init; }

    /// <summary>Full path of the second copy, or null when none was asked for.</summary>
    public string? CopyFile { get; init; }

    /// <summary>Server the backup was taken from, as it was addressed.</summary>
    public required string SourceServerInstance { get; init; }

    /// <summary>Length of the backup in bytes; null when only the server can see the file.</summary>
    public required long? Length { get; init; }

    /// <summary>SHA-256 of the backup, in lower-case hexadecimal; null when only the server can read the file.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>How many tables it holds.</summary>
    public required int Tables { get; init; }

    /// <summary>How many rows it holds.</summary>
    public required long Rows { get; init; }

    /// <summary>Fingerprint of its rows.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When the snapshot was taken: later changes are not in the backup.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>How long it took, verification included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Id of the case whose step this was; null for a cmdlet that ran alone.</summary>
    public string? CaseId { get; set; }

    /// <summary>The case for people; says so when there was none, and nobody's approval was asked for.</summary>
    public string Approval => CaseId is null ? SR.OutsideAnyCase : SR.InsideCase.With(CaseId);
}
