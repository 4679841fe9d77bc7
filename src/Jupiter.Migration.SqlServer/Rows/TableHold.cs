using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>
/// Holds every table of a database still by shared locks that one transaction keeps: others read on, writers wait. It works on every
/// version and edition and changes no setting of the database.
/// </summary>
internal sealed class TableHold(ServerSession session, string database) : IDisposable
{
    private const int Attempts = 5;

    private readonly ServerSession _session = session;
    private readonly string _database = database;

    /// <summary>Waits for the writers of the moment and holds the tables.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The hold; writers go on when it is disposed of.</returns>
    /// <exception cref="MigrationException">DatabaseInUse: a writer stayed.</exception>
    public static TableHold Take(ServerSessions sessions, string database, IReadOnlyList<TablePlan> tables, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = sessions.LendIn(database, cancellation);
            try
            {
                session.Execute(Statement.Text("Locks/give-way"), cancellation);
                session.Execute(Statement.Text("Locks/begin"), cancellation);
                foreach (var table in tables)
                {
                    session.Execute(Statement.Text("Rows/hold-table", ("schema", table.Schema), ("table", table.Table)), cancellation);
                }

                return new TableHold(session, database);
            }
            catch (MigrationException e) when (e.ErrorId == nameof(SR.DeadlockVictim) && attempt < Attempts)
            {
                // This session gives way to POS terminals at a deadlock. It has changed nothing, so it may simply begin again.
                session.Dispose();
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
    }

    /// <summary>Refuses what was read if the hold was lost meanwhile.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">ContentMoved.</exception>
    public void RequireHeld(CancellationToken cancellation)
    {
        bool isHeld;
        try
        {
            isHeld = Convert.ToInt32(_session.Scalar(Statement.Text("Rows/held"), cancellation), CultureInfo.InvariantCulture) > 0;
        }
        catch (MigrationException)
        {
            isHeld = false;
        }

        if (!isHeld)
        {
            throw MigrationException.Because(nameof(SR.ContentMoved), _database, _database);
        }
    }

    /// <summary>Lets writers go on.</summary>
    public void Dispose() => _session.Dispose();
}
