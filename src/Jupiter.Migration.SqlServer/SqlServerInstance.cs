using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Backups;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Databases;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Logins;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Queries;
using Jupiter.Migration.SqlServer.Rows;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer;

/// <summary>An instance of SQL Server. It lives as long as one operation and lends it its sessions; none keeps a database in use between two calls.</summary>
internal sealed class SqlServerInstance : IDatabaseInstance, ILoginStore, IInstanceSurroundings, INamedInstance, IOpenedByHand
{
    private readonly List<IDatabaseContent> _views = [];
    private readonly ServerSessions _sessions;
    private readonly ServerFacts _facts;
    private readonly KnownDatabases _databases;
    private readonly SoleChange _change;

    private SqlServerInstance(ServerSessions sessions, ServerFacts facts)
    {
        _sessions = sessions;
        _facts = facts;
        _databases = new KnownDatabases(sessions);
        _change = new SoleChange(sessions, _databases);
    }

    /// <inheritdoc/>
    public ServerAddress Address => _sessions.Address;

    /// <summary>Connects to see that the server answers and what it is.</summary>
    /// <param name="address">The server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="MigrationException">ServerNotReached, LoginFailed, TlsFailed, ServerCertificateNotTrusted, ServerVersionTooOld.</exception>
    public static SqlServerInstance Open(ServerAddress address, CancellationToken cancellation)
    {
        var sessions = new ServerSessions(address);
        try
        {
            using var session = sessions.Lend(cancellation);
            return new SqlServerInstance(sessions, ServerFacts.Read(session, address, cancellation));
        }
        catch
        {
            sessions.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool RestoresByCopying => false;

    /// <inheritdoc/>
    public InstanceFacts GetFacts(CancellationToken cancellation)
    {
        using var session = _sessions.Lend(cancellation);
        return ServerFacts.Read(session, Address, cancellation).Facts;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DatabaseFacts> GetDatabases(CancellationToken cancellation) => _databases.All(cancellation);

    /// <inheritdoc/>
    public DatabaseFacts? FindDatabase(string database, CancellationToken cancellation) => _databases.Find(database, cancellation);

    /// <inheritdoc/>
    public WrittenBackup WriteBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        var row = _databases.Online(database, cancellation);
        var written = new ServerBackup(_sessions, _facts, observer).Write(row, ServerLock.Find(_sessions, row, cancellation), path, cancellation);
        Keep(written.Content!);
        return written;
    }

    /// <inheritdoc/>
    public void WriteSystemBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation) =>
        new ServerBackup(_sessions, _facts, observer).WriteSystem(database, path, cancellation);

    /// <inheritdoc/>
    public IBackupFile OpenBackup(string path, CancellationToken cancellation) =>
        SqlServerBackupFile.Open(_sessions, path, _facts.Facts.Version, cancellation);

    /// <inheritdoc/>
    public IDatabaseContent OpenContent(string database, CancellationToken cancellation) =>
        Keep(SqlServerContent.Open(_sessions, _databases.Online(database, cancellation), cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckRestore(RestorePreview preview, CancellationToken cancellation)
    {
        using var session = _sessions.Lend(cancellation);
        return new RestoreChecks(session, ServerFacts.Read(session, Address, cancellation), Address.Text).Run(preview, cancellation).ToArray();
    }

    /// <inheritdoc/>
    public string OpeningStatements(string database, CancellationToken cancellation) =>
        OpeningByHand.Of(_sessions, _databases.Online(database, cancellation), cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckSource(string database, CancellationToken cancellation)
    {
        _databases.Online(database, cancellation);
        using var session = _sessions.LendIn(database, cancellation);
        return new SourceChecks(session, database).Run(cancellation).ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> FinishRestore(
        string database, BackupSet? recorded, bool enableBroker, IOperationObserver observer, CancellationToken cancellation)
    {
        _databases.Online(database, cancellation);
        return new RestoreFinish(_sessions, database).Run(recorded, enableBroker, observer, cancellation);
    }

    /// <inheritdoc/>
    public string? Restore(string backupFile, string database, BackupSet? recorded, IOperationObserver observer, CancellationToken cancellation)
    {
        _databases.RequireUnused(database, cancellation);
        new ServerRestore(_sessions, _facts, observer).Run(backupFile, database, recorded?.Options.IsOn(DatabaseOptions.Capture) == true, cancellation);
        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<IntegrityFinding> CheckIntegrity(string database, CancellationToken cancellation)
    {
        _databases.Online(database, cancellation);
        using var session = _sessions.Lend(cancellation);
        try
        {
            return session.QueryLong(
                Statement.Text("Databases/check-integrity", ("database", database)),
                database,
                CheckFindings.Read,
                cancellation);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.EngineFailed) or nameof(SR.DatabaseCorrupt))
        {
            return [new IntegrityFinding(e.Message, IsUnfinished: true)];
        }
    }

    /// <inheritdoc/>
    public void Rename(string database, string newName) => _change.Rename(database, newName);

    /// <inheritdoc/>
    public void NameCopy(string copy, string database) => _change.NameCopy(copy, database);

    /// <inheritdoc/>
    public void Drop(string database) => _change.Drop(database);

    /// <inheritdoc/>
    public DatabaseLock Lock(string database, CancellationToken cancellation) =>
        new ServerLock(_sessions, _databases.Online(database, cancellation)).Set(cancellation);

    /// <inheritdoc/>
    public DatabaseLock Unlock(string database, CancellationToken cancellation) =>
        new ServerLock(_sessions, _databases.Online(database, cancellation)).Lift(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<ConnectedClient> GetClients(string database, CancellationToken cancellation)
    {
        _databases.Existing(database, cancellation);
        using var session = _sessions.Lend(cancellation);
        return Clients.Of(session, database, cancellation);
    }

    /// <inheritdoc/>
    public string? QueryScalar(string database, string query, CancellationToken cancellation)
    {
        using var session = OpenForQuery(database, query, cancellation);
        return SqlServerQuery.Answer(session, query, cancellation);
    }

    /// <inheritdoc/>
    public QueriedRows QueryRows(string database, string query, int most, CancellationToken cancellation)
    {
        using var session = OpenForQuery(database, query, cancellation);
        return SqlServerQuery.Rows(session, query, most, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoginRecord> ReadLogins(string? database, CancellationToken cancellation)
    {
        if (database is not null)
        {
            _databases.Online(database, cancellation);
        }

        var entry = database is null ? null : ReadEntry(database, cancellation);
        using var session = _sessions.Lend(cancellation);
        return ServerLogins.Read(session, database, entry, cancellation);
    }

    /// <inheritdoc/>
    public EntryRecord ReadEntry(string database, CancellationToken cancellation) =>
        EntryReader.Read(_sessions, _databases.Online(database, cancellation), _facts.Facts, cancellation);

    /// <inheritdoc/>
    public CheckResult GiveToOwner(string database, RecordedLogin? owner, CancellationToken cancellation) =>
        DatabaseOwner.Give(_sessions, database, owner, cancellation);

    /// <inheritdoc/>
    public OwnerStandIn? FindStandIn(string database, RecordedLogin owner, CancellationToken cancellation)
    {
        using var session = _sessions.LendIn(database, cancellation);
        return new DatabaseOwner(session, database).FindStandIn(owner, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckEntry(string? database, EntryRecord recorded, CancellationToken cancellation) =>
        new EntryInquiry(_sessions, _facts.Facts, cancellation).Run(database, recorded);

    /// <inheritdoc/>
    public CheckResult WriteLogin(LoginRecord login, string? awaited, CancellationToken cancellation)
    {
        using var session = _sessions.Lend(cancellation);
        return new LoginWriter(_sessions, session, _facts.Facts).Write(login, awaited, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<InstanceItem> ReadSurroundings(bool isDetailed, CancellationToken cancellation) =>
        new InstanceSurroundings(_sessions, _databases.All(cancellation).Select(database => database.Name)).Read(isDetailed, cancellation);

    /// <inheritdoc/>
    public InstanceName ReadName(CancellationToken cancellation)
    {
        using var session = _sessions.Lend(cancellation);
        return new OwnName(session, Address.Text).Read(cancellation);
    }

    /// <inheritdoc/>
    public InstanceName TakeMachineName(InstanceName name)
    {
        using var session = _sessions.Lend(CancellationToken.None);
        return new OwnName(session, Address.Text).Take(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sessions.Dispose();
        foreach (var view in _views)
        {
            view.Dispose();
        }
    }

    private ServerSession OpenForQuery(string database, string query, CancellationToken cancellation)
    {
        _databases.Online(database, cancellation);
        var names = ReadingRule.Require(query, _facts.Version);
        var session = _sessions.LendIn(database, cancellation);
        try
        {
            new QueryReach(session, _facts.Version).Require(query, names, cancellation);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // A view that nobody disposes of would keep writers waiting for as long as this process lives.
    private IDatabaseContent Keep(IDatabaseContent view)
    {
        lock (_views)
        {
            _views.Add(view);
        }

        return view;
    }
}
