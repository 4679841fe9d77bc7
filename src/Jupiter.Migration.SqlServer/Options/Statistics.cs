using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>
/// Updates the statistics of a database that came from another version: its optimiser counts in another way, and the first morning would be
/// slow (clause R4b; Microsoft, "Upgrade database engine").
/// </summary>
internal static class Statistics
{
    private static readonly CheckDefinition Check = CheckRegister.Find("Restore.Statistics");

    /// <summary>Whether the version changed.</summary>
    /// <param name="recorded">What the manifest says of the backup.</param>
    /// <param name="session">A session on the new server.</param>
    /// <returns>Whether it did.</returns>
    public static bool AreOld(BackupSet recorded, ServerSession session) =>
        Version.TryParse(recorded.ServerVersion, out var before) && before.Major != session.ServerVersion.Major;

    /// <summary>Updates them, table by table.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="database">The name that it has in the end.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The result; a warning with the statement when the server refused.</returns>
    public static CheckResult Update(ServerSession session, string database, IOperationObserver observer, CancellationToken cancellation)
    {
        var tables = session.Query(
            Statement.Text("Rows/tables"),
            row => (Schema: row.GetString(1), Table: row.GetString(2), Rows: row.IsDBNull(3) ? 0 : row.GetInt64(3)),
            cancellation);
        using var meter = new ProgressMeter(observer, SR.ActivityStatistics, tables.Sum(table => table.Rows + 1));
        try
        {
            foreach (var (schema, table, rows) in tables)
            {
                var name = SqlName.Join([schema, table]);
                session.ExecuteLong(Statement.Text("Options/update-statistics", ("schema", schema), ("table", table)), name, cancellation);
                meter.Advance(rows + 1);
            }

            return Check.Result(CheckStatus.Pass, database, SR.StatisticsUpdated, SR.StatisticsUpdated);
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            return Check.Result(CheckStatus.Warning, database, SR.StatisticsUpdated, e.Message);
        }
    }
}
