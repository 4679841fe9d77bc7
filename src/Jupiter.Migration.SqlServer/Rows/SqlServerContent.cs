using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Schema;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>One view of a database that does not move while it is read.</summary>
internal sealed class SqlServerContent(
    ServerSessions sessions, string database, ServerSession session, IReadOnlyList<TablePlan> plans, TableHold? hold) : IDatabaseContent
{
    private readonly ReadingSessions _readers = new ReadingSessions(sessions, database);
    private readonly ServerSession _session = session;
    private readonly IReadOnlyList<TablePlan> _plans = plans;
    private readonly TableHold? _hold = hold;

    /// <summary>Opens a view. A database that is not read-only is held still.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops the waiting for writers.</param>
    /// <returns>The view.</returns>
    public static SqlServerContent Open(ServerSessions sessions, DatabaseRow database, CancellationToken cancellation)
    {
        var session = sessions.LendIn(database.Name, cancellation);
        TableHold? hold = null;
        try
        {
            var plans = TablePlans.Read(session, cancellation);
            if (!database.IsReadOnly)
            {
                // What the catalog says counts only once nobody can change it.
                hold = TableHold.Take(sessions, database.Name, plans, cancellation);
                plans = TablePlans.Read(session, cancellation);
            }

            return new SqlServerContent(sessions, database.Name, session, plans, hold);
        }
        catch
        {
            hold?.Dispose();
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SchemaObject> ReadSchema(CancellationToken cancellation)
    {
        var objects = SchemaReader.Read(_session, cancellation);

        // The schema is read last. If the hold is still there now, it was there all the while.
        _hold?.RequireHeld(cancellation);
        return objects;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableContent> ReadTables(CancellationToken cancellation) => _plans.Select(plan => new TableContent
    {
        Name = NameOf(plan),
        Columns = plan.Columns.Select(column => column.Name).ToArray(),
        KeyColumns = plan.KeyPlaces,
        Incomparable = plan.Incomparable,
        Ranges = KeyRanges.Split(_session, plan, cancellation),
    }).ToArray();

    /// <inheritdoc/>
    public IRowReader OpenReader() => new SqlServerRowReader(_readers, _plans.ToDictionary(NameOf, StringComparer.Ordinal));

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        _hold?.Dispose();
        _session.Dispose();
    }

    private static string NameOf(TablePlan plan) => SqlName.Join([plan.Schema, plan.Table]);
}
