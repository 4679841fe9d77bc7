using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// EXECUTE AS LOGIN and REVERT ("EXECUTE AS (Transact-SQL)" in Microsoft's reference): the context holds for the session until it is reverted;
/// groups, roles and certificates can't be impersonated; a disabled login can.
/// </summary>
internal sealed partial class SqlSession
{
    private readonly Stack<ServerLogin> _impersonated = new();

    /// <summary>The login in whose name statements run.</summary>
    public ServerLogin Login => _impersonated.Count > 0 ? _impersonated.Peek() : OriginalLogin;

    /// <summary>The login that signed in.</summary>
    public ServerLogin OriginalLogin { get; }

    public static void ExecuteAs(BatchRun run, ExecuteAsStatement statement)
    {
        if (statement.ExecuteContext.Kind != ExecuteAsOption.Login || statement.WithNoRevert || statement.Cookie is not null)
        {
            throw SqlException.Unknown("this form of EXECUTE AS");
        }

        var name = run.TextOf(statement.ExecuteContext.Principal);
        var login = run.Instance.Principals.FindLogin(name ?? "");
        var options = run.Instance.Options;
        if (login is { Type: 'U' } && options.WindowsAccounts is { } known && !known.Contains(login.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new SqlException(15404, 16, $"Could not obtain information about Windows NT group/user '{login.Name}', error code 0x534.", 19);
        }

        if (login is null or not { Type: 'S' or 'U' } || (!run.Session.Login.IsAdministrator && run.Session.Login != login))
        {
            throw new SqlException(15406, 16,
                $"Cannot execute as the server principal because the principal \"{name}\" does not exist, this type of principal cannot be impersonated, or you do not have permission.");
        }

        run.Session._impersonated.Push(login);
        run.Done();
    }

    public static void Revert(BatchRun run, RevertStatement statement)
    {
        _ = run.Session._impersonated.TryPop(out _);
        run.Done();
    }
}
