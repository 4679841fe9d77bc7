using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Databases;

/// <summary>What the engine's own header says of a backup: where it comes from and what restoring it takes.</summary>
public sealed record BackupSet
{
    /// <summary>Names this one backup (BackupSetGUID).</summary>
    public required Guid BackupSetId { get; init; }

    /// <summary>Names the database through all its restores (FamilyGUID).</summary>
    public required Guid FamilyId { get; init; }

    /// <summary>Position in the file, from 1.</summary>
    public int Position { get; init; } = 1;

    /// <summary>First log sequence number, as digits.</summary>
    public string FirstLsn { get; init => field = value ?? ""; } = "";

    /// <summary>Last log sequence number, as digits.</summary>
    public string LastLsn { get; init => field = value ?? ""; } = "";

    /// <summary>Log sequence number of the checkpoint, as digits.</summary>
    public string CheckpointLsn { get; init => field = value ?? ""; } = "";

    /// <summary>Version of the server that wrote it.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>Internal version of the database; a server restores none that is newer than its own.</summary>
    public required int DatabaseVersion { get; init; }

    /// <summary>Compatibility level of the database.</summary>
    public required int CompatibilityLevel { get; init; }

    /// <summary>Collation of the database.</summary>
    public string Collation { get; init => field = value ?? ""; } = "";

    /// <summary>Collation of the instance that it was taken from: temporary tables have that one.</summary>
    public string ServerCollation { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the backup stands outside the chain of backups.</summary>
    public bool IsCopyOnly { get; init; }

    /// <summary>Whether the pages in it carry checksums.</summary>
    public bool HasChecksums { get; init; }

    /// <summary>How many users of the database come in by SQL Server logins.</summary>
    public int SqlLogins { get; init; }

    /// <summary>
    /// Options of the database and features that it uses, by the names that its catalog has for them; none in a backup of an older module.
    /// What a restore takes away is told by them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Who came in to the database; null in manifests that do not tell.</summary>
    public EntryRecord? Entry { get; init; }

    /// <summary>The files of the database.</summary>
    public IReadOnlyList<BackupSetFile> Files { get; init => field = value ?? []; } = [];
}
