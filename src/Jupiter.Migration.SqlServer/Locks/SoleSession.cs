using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Locks;

/// <summary>The only session in a database. Everybody else has been put out and nobody gets in until it is released.</summary>
internal sealed class SoleSession(ServerSession session, string database) : IDisposable
{
    // What follows a statement that failed does not run.
    private const string Together = "SET XACT_ABORT ON;";

    private const int Attempts = 5;

    private string _database = database;

    /// <summary>The session.</summary>
    public ServerSession Session { get; } = session;

    /// <summary>Takes a database alone. Transactions of others are rolled back: whoever must not harm them waits for them first.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it before it begins.</param>
    /// <returns>The session; the caller releases it and disposes of it.</returns>
    public static SoleSession Take(ServerSessions sessions, DatabaseRow database, CancellationToken cancellation)
    {
        // From inside the database: taken from master, the one place could go to somebody else between two statements.
        var session = sessions.LendIn(database.Name, cancellation);
        try
        {
            // Nobody updates statistics of a read-only database.
            if (database.UpdatesStatisticsAsynchronously && !database.IsReadOnly)
            {
                session.Execute(Statement.Text("Locks/statistics-async-off", ("database", database.Name)), cancellation);
            }

            var sole = new SoleSession(session, database.Name);
            sole.Insist();
            sole.Run("Locks/single-user");
            return sole;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes a read-only database alone, lets this session write, and writes the record of a lock: in one batch, so that a network which
    /// breaks never comes between the first and the last of it, where nothing would tell what was found.
    /// </summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="record">The record.</param>
    /// <returns>The session; the caller releases it and disposes of it.</returns>
    public static SoleSession TakeAndRecord(ServerSessions sessions, DatabaseRow database, LockRecord record)
    {
        var sole = new SoleSession(sessions.LendIn(database.Name, CancellationToken.None), database.Name);
        try
        {
            sole.Insist();
            sole.RunTogether(["Locks/single-user", "Locks/read-write", "Locks/write-record"], record.ToParameter());
            return sole;
        }
        catch
        {
            sole.TryMakeReadOnly();
            sole.TryRelease(database.UserAccess);
            sole.Dispose();
            throw;
        }
    }

    /// <summary>Drops the record of a lock and leaves the database read-only for whom it was before, in one batch.</summary>
    /// <param name="userAccess">Who is let in.</param>
    public void LeaveReadOnly(byte userAccess) => RunTogether(
        userAccess == DatabaseRow.SingleUser
            ? ["Locks/drop-record", "Locks/read-only"]
            : ["Locks/drop-record", "Locks/read-only", StatementToLetIn(userAccess)]);

    /// <summary>Gives the database another name and lets everybody in, in one batch: under that name nobody is to find it closed.</summary>
    /// <param name="rename">The statement that gives the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="updatesStatisticsAsynchronously">Whether statistics were updated in the background.</param>
    public void Name(string rename, string name, bool updatesStatisticsAsynchronously) => Repeat(() => Session.ExecuteLong(
        string.Join(
            "\n",
            Together,
            rename,
            Statement.Text("Locks/multi-user", ("database", name)),
            updatesStatisticsAsynchronously ? Statement.Text("Locks/statistics-async-on", ("database", name)) : ""),
        _database,
        CancellationToken.None));

    /// <summary>Lets this session write.</summary>
    public void MakeWritable() => Run("Locks/read-write");

    /// <summary>Lets nobody write.</summary>
    public void MakeReadOnly() => Run("Locks/read-only");

    /// <summary>Updates statistics in the background again.</summary>
    public void UpdateStatisticsAsynchronously() => Run("Locks/statistics-async-on");

    /// <summary>Goes on under the database's new name.</summary>
    /// <param name="database">The name.</param>
    public void Follow(string database) => _database = database;

    /// <summary>Lets others in again.</summary>
    /// <param name="userAccess">Whom: 0 everybody, 2 owners and administrators; one that was single-user stays so.</param>
    public void Release(byte userAccess)
    {
        if (userAccess != DatabaseRow.SingleUser)
        {
            Run(StatementToLetIn(userAccess));
        }
    }

    /// <summary>Lets others in again after something failed, as far as that is possible; what failed is what counts.</summary>
    /// <param name="userAccess">Whom.</param>
    public void TryRelease(byte userAccess)
    {
        try
        {
            Release(userAccess);
        }
        catch (MigrationException)
        {
            // The connection is lost. Unlock-JupiterDatabase puts everything back from the record in the database.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    private static string StatementToLetIn(byte userAccess) =>
        userAccess == DatabaseRow.RestrictedUser ? "Locks/restricted-user" : "Locks/multi-user";

    private void TryMakeReadOnly()
    {
        try
        {
            MakeReadOnly();
        }
        catch (MigrationException)
        {
            // As it was, or the connection is lost.
        }
    }

    // What was begun is finished, whoever else wants the database at that moment.
    private void Insist() => Session.Execute(Statement.Text("Locks/insist"), CancellationToken.None);

    // Rolling back the work of those who are put out takes what it takes.
    private void RunTogether(string[] statements, params SqlParameter[] parameters) => Session.ExecuteLong(
        string.Join("\n", new[] { Together }.Concat(statements.Select(one => Statement.Text(one, ("database", _database))))),
        _database,
        CancellationToken.None,
        parameters);

    // Once the others are out, what puts things right again is not to be cancelled half-way.
    private void Run(string statement) => Repeat(
        () => Session.ExecuteLong(Statement.Text(statement, ("database", _database)), _database, CancellationToken.None));

    private static void Repeat(Action change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                change();
                return;
            }
            catch (MigrationException e) when (e.ErrorId == nameof(SR.DeadlockVictim) && attempt < Attempts)
            {
                // It has changed nothing and may simply begin again.
            }
        }
    }
}
