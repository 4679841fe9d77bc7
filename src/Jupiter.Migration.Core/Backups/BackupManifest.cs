using System;
using System.Collections.Generic;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>What stands beside a backup and proves it: schemas/backup-manifest.schema.json.</summary>
public sealed class BackupManifest
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.backup-manifest/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Version of the module that made the backup.</summary>
    public required string ModuleVersion { get; init; }

    /// <summary>Name of the engine.</summary>
    public required string Engine { get; init; }

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Server the backup was taken from, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>Machine the backup was taken on.</summary>
    public required string SourceMachine { get; init; }

    /// <summary>What tells the server from others of its name; null in manifests of 0.1.0 and where it was not known.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>What the engine has that tells this database from others.</summary>
    public required string DatabaseIdentity { get; init; }

    /// <summary>Name of the venue, when the backup was taken for one.</summary>
    public string? Venue { get; init; }

    /// <summary>Answers to the venue's identity queries.</summary>
    public IReadOnlyList<VenueIdentityAnswer> VenueIdentity { get; init => field = value ?? []; } = [];

    /// <summary>File name of the backup, without a folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Length of the backup in bytes; null when only the server could see the file.</summary>
    public long? Length { get; init; }

    /// <summary>SHA-256 of the backup, in lower-case hexadecimal; null when only the server could read the file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What the engine's own header says of the backup; null where it writes none.</summary>
    public BackupSet? BackupSet { get; init; }

    /// <summary>When the work began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the snapshot was taken: later changes are not in the backup.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>When the backup was written and verified.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Rows and schema that the backup holds.</summary>
    public required DatabaseFingerprint Content { get; init; }

    /// <summary>SHA-256 of this file with these 64 digits as zeros, so that a change to it is noticed.</summary>
    public string ManifestSha256 { get; set; } = "";
}
