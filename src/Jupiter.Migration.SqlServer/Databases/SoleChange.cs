using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Databases;

/// <summary>
/// Changes that need everybody to have left a database: another name, and its end. Nobody is put out for them, except of a copy of this
/// module's own.
/// </summary>
internal sealed class SoleChange(ServerSessions sessions, KnownDatabases databases)
{
    // What is dropped is this module's own copy, mostly after a network broke: the sessions that were cut are in it until the server notices.
    private static readonly TimeSpan UntilTheCutAreNoticed = TimeSpan.FromSeconds(30);

    // A minute by default: what took an hour is not given up for less.
    private const int PatienceForCopies = 3;

    /// <summary>Gives a database another name.</summary>
    /// <param name="database">The database.</param>
    /// <param name="newName">The unused name.</param>
    /// <exception cref="MigrationException">DatabaseNotFound, DatabaseExists, DatabaseInUse.</exception>
    public void Rename(string database, string newName)
    {
        var row = databases.Existing(database, CancellationToken.None);
        databases.RequireUnused(newName, CancellationToken.None);
        RequireNoClients(database);
        if (row.IsReadOnly && row.State == DatabaseRow.Online)
        {
            RenameReadOnly(row, newName);
            return;
        }

        try
        {
            Run(database, RenameText(database, newName), null);
        }
        catch (MigrationException) when (HasName(row, newName))
        {
            // Only the answer was lost.
        }
    }

    /// <summary>Gives a copy of this module's own its name. Whoever is in it is put out.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="database">The unused name.</param>
    /// <exception cref="MigrationException">DatabaseNotFound, DatabaseExists, DatabaseInUse.</exception>
    public void NameCopy(string copy, string database)
    {
        var row = databases.Existing(copy, CancellationToken.None);
        databases.RequireUnused(database, CancellationToken.None);
        try
        {
            LeavingSessions.Await(() => NameAlone(row, database), TimeSpan.FromTicks(PatienceForCopies * sessions.Address.Access.Patience.Ticks));
        }
        catch (MigrationException) when (HasName(row, database))
        {
            // Only the answer was lost, and with it perhaps what lets the others in.
            Open(database, row.UpdatesStatisticsAsynchronously);
        }
        catch
        {
            TryOpen(row);
            throw;
        }
    }

    /// <summary>Removes a database.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="MigrationException">DatabaseNotFound, DatabaseInUse.</exception>
    public void Drop(string database)
    {
        databases.Existing(database, CancellationToken.None);
        RequireNoClients(database);
        Run(database, Statement.Text("Databases/drop", ("database", database)), UntilTheCutAreNoticed);
    }

    private static string RenameText(string database, string newName) =>
        Statement.Text("Databases/rename", ("database", database), ("new_name", newName));

    private void Run(string database, string statement, TimeSpan? longest) => LeavingSessions.Await(
        () =>
        {
            using var session = sessions.Lend(CancellationToken.None);
            session.ExecuteLong(statement, database, CancellationToken.None);
        },
        longest);

    private void RequireNoClients(string database) => LeavingSessions.Await(() =>
    {
        using var session = sessions.Lend(CancellationToken.None);
        var clients = Clients.Of(session, database, CancellationToken.None);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(database, string.Join(", ", clients.Select(client => client.HostName)));
        }
    });

    private void NameAlone(DatabaseRow copy, string name)
    {
        using var sole = SoleSession.Take(sessions, copy, CancellationToken.None);
        sole.Name(RenameText(copy.Name, name), name, copy.UpdatesStatisticsAsynchronously);
    }

    // Whoever comes back to the copy finds it as it was. That it could not be opened is not what failed.
    private void TryOpen(DatabaseRow copy)
    {
        try
        {
            Open(copy.Name, copy.UpdatesStatisticsAsynchronously);
        }
        catch (MigrationException)
        {
            // Nobody can reach the server.
        }
    }

    private void Open(string database, bool updatesStatisticsAsynchronously)
    {
        var statistics = updatesStatisticsAsynchronously ? Statement.Text("Locks/statistics-async-on", ("database", database)) : "";
        Run(database, Statement.Text("Locks/multi-user", ("database", database)) + "\n" + statistics, UntilTheCutAreNoticed);
    }

    // Under its number a database is the same whatever it is called. Whoever can't be asked says nothing.
    private bool HasName(DatabaseRow row, string name)
    {
        try
        {
            using var session = sessions.Lend(CancellationToken.None);
            return DatabaseRows.Find(session, name, CancellationToken.None)?.Id == row.Id;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    // A read-only database is given no other name: for the moment of that it is writable, and nobody but this session is in it.
    private void RenameReadOnly(DatabaseRow row, string newName)
    {
        using var sole = SoleSession.Take(sessions, row, CancellationToken.None);
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
