using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>A database whose sessions and answers the test decides.</summary>
internal sealed class FakeInstance : IDatabaseInstance
{
    public const string Database = "Jupiter";

    public List<ConnectedClient> Clients { get; } = [];

    public string? Answer { get; set; } = "1";

    /// <summary>Free space on the volume of its databases; null where it is not told.</summary>
    public long? FreeBytes { get; set; }

    public MigrationException? Failure { get; set; }

    public ServerAddress Address { get; } = ServerAddress.Parse("127.0.0.1");

    public bool RestoresByCopying => throw new NotSupportedException();

    public DatabaseFacts? FindDatabase(string database, CancellationToken cancellation) =>
        database == Database ? new DatabaseFacts { Name = database, SizeBytes = 0, IsLocked = false } : null;

    public IReadOnlyList<ConnectedClient> GetClients(string database, CancellationToken cancellation) =>
        Failure is null ? Clients.ToArray() : throw Failure;

    public string? QueryScalar(string database, string query, CancellationToken cancellation) => Failure is null ? Answer : throw Failure;

    public QueriedRows QueryRows(string database, string query, int most, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }

    public InstanceFacts GetFacts(CancellationToken cancellation) => new() { Product = "", Version = "", MachineName = "JUPITER", DefaultDataPath = @"D:\Data", FreeSpaceBytes = FreeBytes };

    public IReadOnlyList<DatabaseFacts> GetDatabases(CancellationToken cancellation) => throw new NotSupportedException();

    public WrittenBackup WriteBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IBackupFile OpenBackup(string path, CancellationToken cancellation = default) => throw new NotSupportedException();

    public IDatabaseContent OpenContent(string database, CancellationToken cancellation) => throw new NotSupportedException();

    public IReadOnlyList<CheckResult> CheckRestore(RestorePreview preview, CancellationToken cancellation) => throw new NotSupportedException();

    public IReadOnlyList<CheckResult> CheckSource(string database, CancellationToken cancellation) => throw new NotSupportedException();

    public IReadOnlyList<CheckResult> FinishRestore(
        string database, BackupSet? recorded, bool enableBroker, IOperationObserver observer, CancellationToken cancellation) => throw new NotSupportedException();

    public string? Restore(string backupFile, string database, BackupSet? recorded, IOperationObserver observer, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IReadOnlyList<IntegrityFinding> CheckIntegrity(string database, CancellationToken cancellation) => throw new NotSupportedException();

    public void Rename(string database, string newName) => throw new NotSupportedException();

    public void NameCopy(string copy, string database) => throw new NotSupportedException();

    public void Drop(string database) => throw new NotSupportedException();

    public DatabaseLock Lock(string database, CancellationToken cancellation) => throw new NotSupportedException();

    public DatabaseLock Unlock(string database, CancellationToken cancellation) => throw new NotSupportedException();
}
