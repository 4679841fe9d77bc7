using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>state of sys.databases.</summary>
internal enum DatabaseState
{
    Online = 0,
    Restoring = 1,
    Recovering = 2,
    Suspect = 4,
    Offline = 6,
}

/// <summary>user_access of sys.databases.</summary>
internal enum UserAccess
{
    Multi = 0,
    Single = 1,
    Restricted = 2,
}

/// <summary>A file of a database, as SQL Server would show it.</summary>
internal sealed record DatabaseFileFacts(int FileId, bool IsLog, string LogicalName, string PhysicalName, Guid Guid);

/// <summary>A database. Its settings are guarded by the gate of the instance.</summary>
internal sealed class DatabaseModel
{
    private long _schemaVersion;
    private long _lastRowVersion = 2000;

    public required int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The double's own file.</summary>
    public required string Path { get; set; }

    public required CollationInfo Collation { get; set; }

    public required byte[] OwnerSid { get; set; }

    public required int CompatibilityLevel { get; set; }

    public DateTime CreateDate { get; set; } = DateTime.Now;

    public DatabaseState State { get; set; }

    public UserAccess Access { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsAsyncStatistics { get; set; }

    public bool IsSnapshotAllowed { get; set; }

    public bool IsReadCommittedSnapshot { get; set; }

    public DatabaseTraits Traits { get; set; } = new();

    /// <summary>1 full, 2 bulk-logged, 3 simple.</summary>
    public int RecoveryModel { get; set; } = 3;

    public Guid DatabaseGuid { get; set; } = Guid.NewGuid();

    public Guid FamilyGuid { get; set; } = Guid.NewGuid();

    public Guid ForkGuid { get; set; } = Guid.NewGuid();

    public long Lsn { get; set; } = 34000000012800001;

    public IReadOnlyList<DatabaseFileFacts> Files { get; set; } = [];

    public bool IsSystem => Id <= 4;

    /// <summary>The database's name in SQLite.</summary>
    public string Alias => "d" + Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Changes whenever somebody changes its catalog.</summary>
    public long SchemaVersion => Volatile.Read(ref _schemaVersion);

    public void SchemaChanged() => Interlocked.Increment(ref _schemaVersion);

    public long NextRowVersion() => Interlocked.Increment(ref _lastRowVersion);
}
