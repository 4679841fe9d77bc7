using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// What an instance has beside its databases, as rows that somebody put there ("System Catalog Views", "sys.dm_server_registry" and "DBCC
/// TRACESTATUS" in the documentation of Transact-SQL). sys.servers always holds the server itself, with the number 0.
/// </summary>
internal static class InstanceSurroundings
{
    private static readonly ResultColumn[] TraceColumns =
    [
        new("TraceFlag", SqlTypes.SmallInt), new("Status", SqlTypes.SmallInt), new("Global", SqlTypes.SmallInt), new("Session", SqlTypes.SmallInt),
    ];

    public static IEnumerable<CatalogRow> RowsOf(string view, SqlServerInstance instance, DatabaseModel database)
    {
        var put = Put(instance, view == "sql_expression_dependencies" ? database.Name + "." + view : view);
        return view switch
        {
            "servers" => instance.LocalServer is { } local ? put.Prepend(new CatalogRow { ["server_id"] = 0, ["name"] = local, ["product"] = "SQL Server" }) : put,
            "remote_logins" or "linked_logins" or "database_mirroring" or "server_triggers" or "credentials" or "server_permissions" or "messages" or "dm_server_registry" or "sql_expression_dependencies" => put,
            _ => throw SqlException.Unknown("sys." + view),
        };
    }

    // Without a flag that is on there are columns and no row.
    public static void TraceStatus(BatchRun run)
    {
        run.Sink.Columns(TraceColumns);
        var flags = Put(run.Session.Instance, "trace flags").ToArray();
        foreach (var flag in flags)
        {
            run.Sink.Row([flag["TraceFlag"], 1L, 1L, 0L]);
        }

        run.Done(flags.Length);
    }

    private static IEnumerable<CatalogRow> Put(SqlServerInstance instance, string view) =>
        instance.Surroundings.TryGetValue(view, out var rows) ? rows.Select(row =>
        {
            var copy = new CatalogRow();
            foreach (var (name, value) in row)
            {
                // sql_variant.
                copy[name] = name == "value_data" && value is string text ? VariantBody.Write(text, SqlTypes.NVarChar(512), instance.Facts.Collation) : value;
            }

            return copy;
        }) : [];
}
