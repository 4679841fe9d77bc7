using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Locks;
using Jupiter.Migration.Embedded.Power;
using Jupiter.Migration.Embedded.Queries;
using Jupiter.Migration.Embedded.Sessions;
using Jupiter.Migration.Embedded.Snapshots;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded;

/// <summary>A folder of SQLite files as a database server instance.</summary>
internal sealed class EmbeddedInstance(ServerAddress address, string folder) : IDatabaseInstance
{
    private static readonly CheckDefinition Options = CheckRegister.Find("Restore.Options");
    private static readonly string[] Logs = ["-journal", "-wal"];

    private readonly RestoredFiles _restored = new();

    /// <inheritdoc/>
    public ServerAddress Address { get; } = address;

    /// <inheritdoc/>
    public bool RestoresByCopying => true;

    /// <inheritdoc/>
    public InstanceFacts GetFacts(CancellationToken cancellation) => new()
    {
        Product = "SQLite",
        Version = raw.sqlite3_libversion().utf8_to_string(),
        MachineName = MachinePower.NameOf(folder),
        Identity = Path.GetFullPath(folder),
        DefaultDataPath = folder,
        FreeSpaceBytes = FreeSpace.Of(folder),
        Volumes = FreeSpace.Of(folder) is { } free ? [new VolumeSpace { MountPoint = folder, FreeBytes = free }] : [],
    };

    /// <inheritdoc/>
    public IReadOnlyList<DatabaseFacts> GetDatabases(CancellationToken cancellation) =>
        SharedFolder.Files(folder, end: DatabaseFile.Extension)
            .Select(path => Mention(Path.GetFileNameWithoutExtension(path), path, cancellation)).ToArray();

    /// <inheritdoc/>
    public DatabaseFacts? FindDatabase(string database, CancellationToken cancellation)
    {
        var path = DatabaseFile.PathFor(folder, database);
        return File.Exists(path) ? Describe(database, path, cancellation) : null;
    }

    /// <inheritdoc/>
    public WrittenBackup WriteBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        var source = Existing(database);
        FullTextIndexes.Require(source, cancellation);
        return EmbeddedSnapshot.Write(source, path, observer, cancellation);
    }

    /// <inheritdoc/>
    public IBackupFile OpenBackup(string path, CancellationToken cancellation = default) => new EmbeddedBackupFile(path);

    /// <inheritdoc/>
    public IDatabaseContent OpenContent(string database, CancellationToken cancellation)
    {
        var view = LiveView.Open(Existing(database), Environment.ProcessorCount, cancellation);
        return new EmbeddedContent(view.First, view.TakeReader, view);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckRestore(RestorePreview preview, CancellationToken cancellation) => [];

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckSource(string database, CancellationToken cancellation)
    {
        using var content = OpenContent(database, cancellation);
        return DatabaseComparison.Uncovered(content.ReadTables(cancellation).Select(table => (table.Name, table.Incomparable))).ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> FinishRestore(
        string database, BackupSet? recorded, bool enableBroker, IOperationObserver observer, CancellationToken cancellation)
    {
        _restored.EndFlush(Existing(database), hasToSucceed: true);
        return [Options.Result(CheckStatus.Pass, database, SR.OptionsAsAtSource, SR.OptionsNotKept)];
    }

    /// <inheritdoc/>
    public string? Restore(string backupFile, string database, BackupSet? recorded, IOperationObserver observer, CancellationToken cancellation)
    {
        var path = Unused(database);
        return _restored.Add(database, path, () => BackupReplica.Make(backupFile, path, observer, cancellation));
    }

    /// <inheritdoc/>
    public IReadOnlyList<IntegrityFinding> CheckIntegrity(string database, CancellationToken cancellation)
    {
        var path = Existing(database);
        return IntegrityCheck.Run(() => SqliteSession.OpenReadOnly(path, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public void Rename(string database, string newName)
    {
        var from = Existing(database);
        var to = Unused(newName);
        RequireNoClients(database);
        _restored.EndFlush(from, hasToSucceed: true);
        RequireRest(database, from);
        _restored.RequireOwn(database, from);
        DurableFile.Move(from, to);
        new EmbeddedLock(database, from).Follow(to);
        _restored.Release(from);
    }

    /// <inheritdoc/>
    public void NameCopy(string copy, string database) => Rename(copy, database);

    /// <inheritdoc/>
    public void Drop(string database)
    {
        var path = Existing(database);
        RequireNoClients(database);
        using var claim = _restored.Take(database, path);
        _restored.EndFlush(path, hasToSucceed: false);

        // The database itself goes last: what a kill leaves behind is then found again, and never a log without its database.
        foreach (var log in Logs)
        {
            SharedFile.Delete(path + log);
        }

        SharedFile.Delete(path + "-shm");

        new EmbeddedLock(database, path).Forget();
        new EmbeddedSessions(path).Forget();
        SharedFile.Delete(path);
    }

    /// <inheritdoc/>
    public DatabaseLock Lock(string database, CancellationToken cancellation) =>
        new EmbeddedLock(database, Existing(database)).Set(Address.Access.Patience, cancellation);

    /// <inheritdoc/>
    public DatabaseLock Unlock(string database, CancellationToken cancellation) =>
        new EmbeddedLock(database, Existing(database)).Lift(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<ConnectedClient> GetClients(string database, CancellationToken cancellation) =>
        new EmbeddedSessions(Existing(database)).List();

    /// <inheritdoc/>
    public string? QueryScalar(string database, string query, CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReadOnly(Existing(database), cancellation);
        return new EmbeddedQuery(session, query).Answer(cancellation);
    }

    /// <inheritdoc/>
    public QueriedRows QueryRows(string database, string query, int most, CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReadOnly(Existing(database), cancellation);
        return new EmbeddedQuery(session, query).Rows(most, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _restored.Dispose();

    // One broken file must not hide the others; whoever works on it is told what is wrong with it.
    private static DatabaseFacts Mention(string name, string path, CancellationToken cancellation)
    {
        try
        {
            return Describe(name, path, cancellation);
        }
        catch (MigrationException)
        {
            return new DatabaseFacts { Name = name, SizeBytes = new FileInfo(path).Length, IsLocked = false };
        }
    }

    private static DatabaseFacts Describe(string name, string path, CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReadOnly(path, cancellation);
        var applicationId = session.QueryInteger("PRAGMA application_id");
        return new DatabaseFacts
        {
            Name = name,
            SizeBytes = new FileInfo(path).Length,
            IsLocked = EmbeddedLock.IsLocked(session),
            Identity = applicationId == 0 ? "" : applicationId.ToString(CultureInfo.InvariantCulture),
        };
    }

    private string Existing(string database)
    {
        var path = DatabaseFile.PathFor(folder, database);
        return File.Exists(path) ? path : throw DatabaseErrors.NotFound(Address, database);
    }

    private string Unused(string database)
    {
        var path = DatabaseFile.PathFor(folder, database);
        if (File.Exists(path))
        {
            throw DatabaseErrors.Exists(Address, database);
        }

        // SQLite goes by the name alone: it would play the log of a database that was moved away into the one that comes here.
        var left = Logs.Select(log => path + log).FirstOrDefault(file => new FileInfo(file) is { Exists: true, Length: > 0 });
        return left is null
            ? path
            : throw MigrationException.Because(nameof(SR.DatabaseLogLeft), left, database, left);
    }

    private void RequireNoClients(string database)
    {
        var clients = GetClients(database, CancellationToken.None);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(database, string.Join(", ", clients.Select(client => client.HostName)));
        }
    }

    // A log or journal belongs to the name of its database: nobody may be in the middle of something when the name changes.
    private void RequireRest(string database, string path)
    {
        SoleUse.Take(path, Address.Access.Patience, CancellationToken.None).Dispose();
        if (Logs.Any(log => new FileInfo(path + log) is { Exists: true, Length: > 0 }))
        {
            throw DatabaseErrors.InUse(database, SR.OldReaderInTheWay);
        }
    }
}
