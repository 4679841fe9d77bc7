using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Databases;

/// <summary>The databases of a server as work asks for them: there, online, not there.</summary>
internal sealed class KnownDatabases(ServerSessions sessions)
{
    /// <summary>All of them.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The databases, by name.</returns>
    public IReadOnlyList<DatabaseFacts> All(CancellationToken cancellation)
    {
        using var session = sessions.Lend(cancellation);
        return DatabaseRows.Read(session, cancellation).Select(row => Describe(session, row, cancellation)).ToArray();
    }

    /// <summary>One of them, or null.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database.</returns>
    public DatabaseFacts? Find(string database, CancellationToken cancellation)
    {
        DatabaseName.Require(database);
        using var session = sessions.Lend(cancellation);
        return DatabaseRows.Find(session, database, cancellation) is { } row ? Describe(session, row, cancellation) : null;
    }

    /// <summary>One that has to be there.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database.</returns>
    /// <exception cref="MigrationException">DatabaseNotFound.</exception>
    public DatabaseRow Existing(string database, CancellationToken cancellation)
    {
        DatabaseName.Require(database);
        using var session = sessions.Lend(cancellation);
        return DatabaseRows.Find(session, database, cancellation) ?? throw DatabaseErrors.NotFound(sessions.Address, database);
    }

    /// <summary>One that has to be there, and online.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The database.</returns>
    /// <exception cref="MigrationException">DatabaseNotFound, DatabaseOffline.</exception>
    public DatabaseRow Online(string database, CancellationToken cancellation)
    {
        var row = Existing(database, cancellation);
        return row.State == DatabaseRow.Online
            ? row
            : throw MigrationException.Because(nameof(SR.DatabaseOffline), database, database, DatabaseRows.NameOfState(row.State));
    }

    /// <summary>Refuses a name that a database has.</summary>
    /// <param name="database">The name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">DatabaseExists.</exception>
    public void RequireUnused(string database, CancellationToken cancellation)
    {
        if (Find(database, cancellation) is not null)
        {
            throw DatabaseErrors.Exists(sessions.Address, database);
        }
    }

    private DatabaseFacts Describe(ServerSession session, DatabaseRow row, CancellationToken cancellation) => new()
    {
        Name = row.Name,
        SizeBytes = row.SizeBytes,
        IsLocked = ServerLock.Find(sessions, row, cancellation) is not null,
        Identity = DatabaseRows.FamilyOf(session, row.Name, cancellation),
    };
}
