using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// A session of a Windows account, as rows only: the double lets nobody in by Windows. Whoever comes in through a group has no login of his own, and
/// dm_exec_sessions shows his own name and SID.
/// </summary>
/// <param name="Id">Its number.</param>
/// <param name="Host">Name of the computer.</param>
/// <param name="Program">Name of the program.</param>
/// <param name="Account">The account.</param>
/// <param name="Database">The database that it is in.</param>
public sealed record WindowsSession(short Id, string Host, string Program, string Account, string Database)
{
    internal static IEnumerable<(CatalogRow Session, CatalogRow Process)> Of(SqlSession viewer) =>
        viewer.Login.IsAdministrator ? viewer.Instance.WindowsSessions.Select(session => session.Rows(viewer.Instance)) : [];

    private (CatalogRow Session, CatalogRow Process) Rows(SqlServerInstance instance)
    {
        var sid = instance.Principals.FindLogin(Account)?.Sid ?? ServerPrincipals.SidOfWindows(instance.Options.WindowsDomain + Account);
        var at = Moment.Of(DateTime.Now).Write(SqlTypes.DateTime);
        var session = new CatalogRow
        {
            ["session_id"] = Id, ["login_time"] = at, ["host_name"] = Host, ["program_name"] = Program, ["security_id"] = sid, ["login_name"] = Account,
            ["original_login_name"] = Account, ["original_security_id"] = sid, ["status"] = "sleeping", ["last_request_start_time"] = at,
            ["is_user_process"] = true, ["open_transaction_count"] = 0,
        };
        var process = new CatalogRow
        {
            ["spid"] = Id, ["ecid"] = 0, ["dbid"] = instance.Databases.Find(Database)?.Id ?? 1, ["login_time"] = at, ["hostname"] = Host.PadRight(128),
            ["program_name"] = Program.PadRight(128), ["loginame"] = Account.PadRight(128), ["status"] = "sleeping".PadRight(30),
        };
        return (session, process);
    }
}
