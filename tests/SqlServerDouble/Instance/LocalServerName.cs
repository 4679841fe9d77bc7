using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// The name of the local server ("sp_dropserver", "sp_addserver" and "Rename a computer that hosts a stand-alone instance of SQL Server" on Microsoft
/// Learn): neither runs in a transaction, both need rights of an administrator or of setupadmin, a server with logins is not dropped (15190), and
/// @@SERVERNAME stays what it is until the restart. Of linked servers the double knows rows only.
/// </summary>
internal static class LocalServerName
{
    public static void Drop(BatchRun run, object?[] a, SqlType?[] types)
    {
        var name = ProcedureCalls.Text(a[0]);
        Require(run, "sp_dropserver");
        if (!string.Equals(run.Instance.LocalServer, name, StringComparison.OrdinalIgnoreCase))
        {
            throw new SqlException(15015, 16, $"The server '{name}' does not exist. Use sp_helpserver to show available servers.");
        }

        if (a[1] is null && new[] { "remote_logins", "linked_logins" }.Any(view => InstanceSurroundings.RowsOf(view, run.Instance, run.Database)
            .Any(row => row["server_id"] is 0L && (view == "remote_logins" || row["local_principal_id"] is not 0L))))
        {
            throw new SqlException(15190, 16, $"There are still remote logins or linked logins for the server '{name}'.");
        }

        run.Instance.LocalServer = null;
        run.Done();
    }

    public static void Add(BatchRun run, object?[] a, SqlType?[] types)
    {
        var name = ProcedureCalls.Text(a[0]);
        Require(run, "sp_addserver");
        if (!ProcedureCalls.Text(a[1]).Equals("local", StringComparison.OrdinalIgnoreCase))
        {
            throw SqlException.Unknown("sp_addserver for a remote server");
        }

        if (run.Instance.LocalServer is not null)
        {
            throw new SqlException(15090, 16, "There is already a local server.");
        }

        run.Instance.LocalServer = name;
        run.Done();
    }

    private static void Require(BatchRun run, string procedure)
    {
        Rights.RequireNoTransaction(run, 15002, $"The procedure 'sys.{procedure}' cannot be executed within a transaction.");
        if (!run.Session.Login.IsAdministrator && !run.Session.Login.Roles.Contains("setupadmin"))
        {
            throw new SqlException(15247, 16, "User does not have permission to perform this action.");
        }
    }
}
