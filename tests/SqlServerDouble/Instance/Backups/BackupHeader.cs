using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>What stands at the head of a backup: all that RESTORE HEADERONLY and FILELISTONLY tell, and the options that come along.</summary>
internal sealed record BackupHeader
{
    public required string DatabaseName { get; init; }

    public string? BackupName { get; init; }

    public required string UserName { get; init; }

    public required string ServerName { get; init; }

    public required string MachineName { get; init; }

    public required int DatabaseVersion { get; init; }

    public required int CompatibilityLevel { get; init; }

    public required string SoftwareVersion { get; init; }

    public required string Collation { get; init; }

    public required DateTime DatabaseCreationDate { get; init; }

    public required DateTime StartDate { get; init; }

    public required Guid BackupSetGuid { get; init; }

    public required Guid BindingGuid { get; init; }

    public required Guid FamilyGuid { get; init; }

    public required Guid ForkGuid { get; init; }

    public required long FirstLsn { get; init; }

    public required long LastLsn { get; init; }

    public bool IsReadOnly { get; init; }

    public bool IsSingleUser { get; init; }

    public bool IsRestricted { get; init; }

    public bool IsAsyncStatistics { get; init; }

    public bool IsSnapshotAllowed { get; init; }

    public bool IsReadCommittedSnapshot { get; init; }

    public bool HasChecksums { get; init; }

    public bool IsCopyOnly { get; init; }

    public bool IsCompressed { get; init; }

    public int RecoveryModel { get; init; }

    public DatabaseTraits Traits { get; init; } = new();

    /// <summary>Bytes of the database's file that follow.</summary>
    public required long DataLength { get; init; }

    public required IReadOnlyList<BackedUpFile> Files { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static BackupHeader? OfBytes(byte[] bytes) => JsonSerializer.Deserialize<BackupHeader>(bytes);
}

/// <summary>A file of the database that was backed up.</summary>
internal sealed record BackedUpFile(int FileId, bool IsLog, string LogicalName, string PhysicalName, Guid Guid, long Size);
