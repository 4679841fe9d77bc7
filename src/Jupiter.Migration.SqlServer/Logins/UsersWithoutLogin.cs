using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>Users of a database whose login the server does not have (clauses R4b, S4c).</summary>
internal static class UsersWithoutLogin
{
    private static readonly CheckDefinition Accounts = CheckRegister.Find("Restore.Accounts");
    private static readonly CheckDefinition Users = CheckRegister.Find("Restore.Users");

    /// <summary>Windows accounts and groups: those of the old computer are not here, whatever they are called, and nobody can carry them.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pass, or a warning that names them.</returns>
    public static CheckResult CheckAccounts(ServerSession session, string database, CancellationToken cancellation) =>
        Result(Accounts, database, string.Join(", ", session.Query(Statement.Text("Databases/windows-users"), row => row.GetString(0), cancellation)));

    /// <summary>Users of SQL Server logins.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pass, or a warning that names them.</returns>
    public static CheckResult CheckUsers(ServerSession session, string database, CancellationToken cancellation) =>
        Result(Users, database, string.Join(", ", session.Query(Statement.Text("Databases/orphaned-users"), row => row.GetString(0), cancellation)));

    /// <summary>What is said where this account is not let into the database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="reason">Why not.</param>
    /// <returns>Unknown.</returns>
    public static CheckResult NotSeen(string database, string reason) => Users.Result(CheckStatus.Unknown, database, SR.EveryUserHasLogin, reason);

    private static CheckResult Result(CheckDefinition check, string database, string names) => names.Length == 0
        ? check.Result(CheckStatus.Pass, database, SR.EveryUserHasLogin, SR.EveryUserHasLogin)
        : check.Result(CheckStatus.Warning, database, SR.EveryUserHasLogin, SR.UsersWithoutLogin.With(names));
}
