using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>Reads from the catalog how each table of a database is to be read.</summary>
internal static class TablePlans
{
    /// <summary>Reads the catalog.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The plans, by schema and table.</returns>
    public static IReadOnlyList<TablePlan> Read(ServerSession session, CancellationToken cancellation)
    {
        var columns = session.Query(Statement.Text("Rows/columns"), ReadColumn, cancellation).ToLookup(column => column.Table);
        var keys = session.Query(Statement.Text("Rows/range-keys"), row => (Table: row.GetInt32(0), Name: row.GetString(1)), cancellation)
            .ToDictionary(key => key.Table, key => key.Name);
        var primary = session.Query(Statement.Text("Rows/primary-keys"), row => (Table: row.GetInt32(0), Name: row.GetString(1)), cancellation)
            .ToLookup(key => key.Table, key => key.Name);
        return session.Query(
            Statement.Text("Rows/tables"),
            row => (Id: row.GetInt32(0), Schema: row.GetString(1), Table: row.GetString(2), Rows: row.IsDBNull(3) ? 0 : row.GetInt64(3)),
            cancellation).ConvertAll(table => new TablePlan
            {
                Schema = table.Schema,
                Table = table.Table,
                EstimatedRows = table.Rows,
                PrimaryKey = primary[table.Id].ToArray(),
                RangeKey = keys.TryGetValue(table.Id, out var key) ? key : null,
                Columns = columns[table.Id].Where(column => column.Plan is not null).Select(column => column.Plan!).ToArray(),
                Incomparable = columns[table.Id].Where(column => column.Left is not null).Select(column => column.Left!).ToArray(),
            });
    }

    private static (int Table, ColumnPlan? Plan, IncomparablePart? Left) ReadColumn(SqlDataReader row)
    {
        var table = row.GetInt32(0);
        var name = row.GetString(2);
        var type = row.IsDBNull(3) ? null : row.GetString(3);
        if (row.GetBoolean(7))
        {
            return (table, null, Left(name, SR.ColumnSetCovered, isCovered: true));
        }

        // A computed column that is not stored may answer otherwise each time it is asked.
        if (row.GetBoolean(8) && (row.IsDBNull(9) || !row.GetBoolean(9)))
        {
            return (table, null, Left(name, SR.RangeCovered, isCovered: true));
        }

        var plan = ColumnPlan.For(name, type, row.GetInt16(4), row.GetInt32(5), row.GetInt32(6));
        return plan is null ? (table, null, Left(name, SR.TypeNotKnown.With(type), isCovered: false)) : (table, plan, null);
    }

    private static IncomparablePart Left(string column, string reason, bool isCovered) =>
        new() { Column = column, Reason = reason, IsCoveredElsewhere = isCovered };
}
