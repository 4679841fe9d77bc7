using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Who may do what to the server. Rights on single objects are recorded and not looked at.</summary>
internal static class Rights
{
    /// <summary>Refuses who is neither administrator nor in a role.</summary>
    public static void Require(BatchRun run, string role, int number, string text)
    {
        if (!run.Session.Login.IsAdministrator && !run.Session.Login.Roles.Contains(role))
        {
            throw new SqlException(number, 14, text);
        }
    }

    /// <summary>Refuses who does not own a database.</summary>
    public static void RequireOwner(BatchRun run, DatabaseModel database, int number, string text)
    {
        if (!run.Session.Login.IsAdministrator && !run.Session.IsOwnerOf(database) && !run.Session.IsInRole(database, "db_owner"))
        {
            throw new SqlException(number, 14, text);
        }
    }

    /// <summary>Refuses what may not stand within a transaction.</summary>
    public static void RequireNoTransaction(BatchRun run, int number, string text)
    {
        if (run.Session.TransactionCount > 0)
        {
            throw new SqlException(number, 16, text);
        }
    }
}
