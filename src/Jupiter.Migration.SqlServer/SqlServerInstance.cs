using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Backups;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Logins;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Rows;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer;

/// <summary>An instance of SQL Server. Each call has sessions of its own, so that none of them keeps a database in use between two calls.</summary>
internal sealed class SqlServerInstance : IDatabaseInstance, ILoginStore
{
    private readonly List<IDatabaseContent> _views = [];
    private readonly ServerFacts _facts;

    private SqlServerInstance(ServerAddress address, ServerFacts facts)
    {
        Address = address;
        _facts = facts;
    }

    /// <inheritdoc/>
    public ServerAddress Address { get; }

    /// <summary>Connects once to see that the server answers and what it is.</summary>
    /// <param name="address">The server.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="MigrationException">ServerNotReached, LoginFailed, TlsFailed, ServerCertificateNotTrusted, ServerVersionTooOld.</exception>
    public static SqlServerInstance Open(ServerAddress address)
    {
        using var session = ServerSession.Open(address, CancellationToken.None);
        return new SqlServerInstance(address, ServerFacts.Read(session, address, CancellationToken.None));
    }

    /// <inheritdoc/>
    public bool RestoresByCopying => false;

    /// <inheritdoc/>
    public InstanceFacts GetFacts(CancellationToken cancellation) => CurrentFacts(cancellation).Facts;

    /// <inheritdoc/>
    public IReadOnlyList<DatabaseFacts> GetDatabases(CancellationToken cancellation)
    {
        using var session = ServerSession.Open(Address, cancellation);
        return DatabaseRows.Read(session, cancellation).Select(row => Describe(session, row, cancellation)).ToArray();
    }

    /// <inheritdoc/>
    public DatabaseFacts? FindDatabase(string database, CancellationToken cancellation)
    {
        DatabaseName.Require(database);
        using var session = ServerSession.Open(Address, cancellation);
        return DatabaseRows.Find(session, database, cancellation) is { } row ? Describe(session, row, cancellation) : null;
    }

    /// <inheritdoc/>
    public WrittenBackup WriteBackup(string database, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        var row = Online(database, cancellation);
        var written = new ServerBackup(Address, _facts, observer).Write(row, ServerLock.Find(Address, row, cancellation), path, cancellation);
        Keep(written.Content!);
        return written;
    }

    /// <inheritdoc/>
    public IBackupFile OpenBackup(string path) => SqlServerBackupFile.Open(Address, path, _facts.Facts.Version);

    /// <inheritdoc/>
    public IDatabaseContent OpenContent(string database, CancellationToken cancellation) =>
        Keep(SqlServerContent.Open(Address, Online(database, cancellation), cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> CheckRestore(RestorePreview preview, CancellationToken cancellation)
    {
        using var session = ServerSession.Open(Address, cancellation);
        return new RestoreChecks(session, ServerFacts.Read(session, Address, cancellation), Address.Text).Run(preview, cancellation).ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> FinishRestore(string database, BackupSet? recorded, CancellationToken cancellation)
    {
        Online(database, cancellation);
        return new RestoreFinish(Address, database).Run(recorded, cancellation);
    }

    /// <inheritdoc/>
    public string? Restore(string backupFile, string database, IOperationObserver observer, CancellationToken cancellation)
    {
        RequireUnused(database, cancellation);
        new ServerRestore(Address, _facts, observer).Run(backupFile, database, cancellation);
        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CheckIntegrity(string database, CancellationToken cancellation)
    {
        Online(database, cancellation);
        using var session = ServerSession.Open(Address, cancellation);
        try
        {
            return session.QueryLong(
                Statement.Text("Databases/check-integrity", ("database", database)),
                database,
                row => Convert.ToString(row["MessageText"], System.Globalization.CultureInfo.InvariantCulture) ?? "",
                cancellation);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.EngineFailed) or nameof(SR.DatabaseCorrupt))
        {
            return [e.Message];
        }
    }

    /// <inheritdoc/>
    public void Rename(string database, string newName)
    {
        var row = Existing(database, CancellationToken.None);
        RequireUnused(newName, CancellationToken.None);
        RequireNoClients(database);
        if (row.IsReadOnly && row.State == DatabaseRow.Online)
        {
            RenameReadOnly(row, newName);
            return;
        }

        Departure.Await(() =>
        {
            using var session = ServerSession.Open(Address, CancellationToken.None);
            session.ExecuteOn(database, RenameText(database, newName), CancellationToken.None);
        });
    }

    /// <inheritdoc/>
    public void Drop(string database)
    {
        Existing(database, CancellationToken.None);
        RequireNoClients(database);
        Departure.Await(() =>
        {
            using var session = ServerSession.Open(Address, CancellationToken.None);
            session.ExecuteOn(database, Statement.Text("Databases/drop", ("database", database)), CancellationToken.None);
        });
    }

    /// <inheritdoc/>
    public DatabaseLock Lock(string database, CancellationToken cancellation) =>
        new ServerLock(Address, Online(database, cancellation)).Set(cancellation);

    /// <inheritdoc/>
    public DatabaseLock Unlock(string database, CancellationToken cancellation) =>
        new ServerLock(Address, Online(database, cancellation)).Lift(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<ConnectedClient> GetClients(string database, CancellationToken cancellation)
    {
        Existing(database, cancellation);
        using var session = ServerSession.Open(Address, cancellation);
        return Clients.Of(session, database, cancellation);
    }

    /// <inheritdoc/>
    public string? QueryScalar(string database, string query, CancellationToken cancellation)
    {
        using var session = OpenForQuery(database, query, cancellation);
        return SqlServerQuery.Answer(session, query, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<string?>> QueryRows(string database, string query, int most, CancellationToken cancellation)
    {
        using var session = OpenForQuery(database, query, cancellation);
        return SqlServerQuery.Rows(session, query, most, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LoginRecord> ReadLogins(string? database, CancellationToken cancellation)
    {
        if (database is not null)
        {
            Online(database, cancellation);
        }

        using var session = ServerSession.Open(Address, cancellation);
        return ServerLogins.Read(session, database, cancellation);
    }

    /// <inheritdoc/>
    public CheckResult WriteLogin(LoginRecord login, CancellationToken cancellation)
    {
        using var session = ServerSession.Open(Address, cancellation);
        return new LoginWriter(session, _facts.Facts, Address).Write(login, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var view in _views)
        {
            view.Dispose();
        }
    }

    private static string RenameText(string database, string newName) =>
        Statement.Text("Databases/rename", ("database", database), ("new_name", newName));

    private ServerSession OpenForQuery(string database, string query, CancellationToken cancellation)
    {
        Online(database, cancellation);
        SqlServerQuery.RequireReading(query, _facts.Version);
        return ServerSession.OpenIn(Address, database, cancellation);
    }

    private ServerFacts CurrentFacts(CancellationToken cancellation)
    {
        using var session = ServerSession.Open(Address, cancellation);
        return ServerFacts.Read(session, Address, cancellation);
    }

    private DatabaseFacts Describe(ServerSession session, DatabaseRow row, CancellationToken cancellation) => new()
    {
        Name = row.Name,
        SizeBytes = row.SizeBytes,
        IsLocked = ServerLock.Find(Address, row, cancellation) is not null,
        Identity = DatabaseRows.FamilyOf(session, row.Name, cancellation),
    };

    // A view that nobody disposes of would keep writers waiting for as long as this process lives.
    private IDatabaseContent Keep(IDatabaseContent view)
    {
        lock (_views)
        {
            _views.Add(view);
        }

        return view;
    }

    private DatabaseRow Existing(string database, CancellationToken cancellation)
    {
        DatabaseName.Require(database);
        using var session = ServerSession.Open(Address, cancellation);
        return DatabaseRows.Find(session, database, cancellation) ?? throw DatabaseErrors.NotFound(this, database);
    }

    private DatabaseRow Online(string database, CancellationToken cancellation)
    {
        var row = Existing(database, cancellation);
        return row.State == DatabaseRow.Online
            ? row
            : throw MigrationException.Because(
                nameof(SR.DatabaseOffline), database, database, DatabaseRows.NameOfState(row.State));
    }

    private void RequireUnused(string database, CancellationToken cancellation)
    {
        if (FindDatabase(database, cancellation) is not null)
        {
            throw DatabaseErrors.Exists(this, database);
        }
    }

    private void RequireNoClients(string database) => Departure.Await(() =>
    {
        var clients = GetClients(database, CancellationToken.None);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(database, string.Join(", ", clients.Select(client => client.HostName)));
        }
    });

    // A read-only database is given no other name: for the moment of that it is writable, and nobody but this session is in it.
    private void RenameReadOnly(DatabaseRow row, string newName)
    {
        using var sole = SoleSession.Take(Address, row, CancellationToken.None);
        var name = row.Name;
        try
        {
            sole.MakeWritable();
            sole.Session.Execute(RenameText(name, newName), CancellationToken.None);
            name = newName;
        }
        finally
        {
            sole.Follow(name);
            sole.MakeReadOnly();
            sole.Release(row.UserAccess);
        }
    }
}
