using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>
/// Makes one login as it was on the old server, in the order that matters: its database must be there, then the login, then its state
/// and roles. What was begun and failed is taken back.
/// </summary>
internal sealed class LoginWriter
{
    private const string HashToken = "0xFACE";
    private const string SidToken = "0xBEEF";

    private static readonly CheckDefinition Login = new("Login.Import", "R4b", ResponsibleParty.Jupiter);

    private readonly ServerSession _session;
    private readonly InstanceFacts _facts;
    private readonly ServerAddress _address;

    /// <summary>Prepares to write.</summary>
    /// <param name="session">A session on the new server.</param>
    /// <param name="facts">What the new server is.</param>
    /// <param name="address">The new server.</param>
    public LoginWriter(ServerSession session, InstanceFacts facts, ServerAddress address)
    {
        _session = session;
        _facts = facts;
        _address = address;
    }

    /// <summary>Writes one login.</summary>
    /// <param name="login">The login.</param>
    /// <param name="cancellation">Stops it before it begins.</param>
    /// <returns>Pass when it is there as recorded; Fail with the reason otherwise.</returns>
    public CheckResult Write(LoginRecord login, CancellationToken cancellation)
    {
        var there = ServerLogins.Read(_session, null, cancellation);
        var same = there.FirstOrDefault(other => string.Equals(other.Name, login.Name, StringComparison.OrdinalIgnoreCase));
        if (same is not null)
        {
            return ServerLogins.Key(same.Sid) == ServerLogins.Key(login.Sid)
                ? CheckSame(login, same)
                : Result(login, CheckStatus.Fail, SR.LoginOtherSid);
        }

        if (there.FirstOrDefault(other => ServerLogins.Key(other.Sid) == ServerLogins.Key(login.Sid)) is { } holder)
        {
            return Result(login, CheckStatus.Fail, SR.LoginSidOf.With(holder.Name));
        }

        if (login.Kind == LoginKind.SqlLogin && _facts.AcceptsSqlLogins == false)
        {
            return Result(login, CheckStatus.Fail, SR.WindowsOnly);
        }

        return Create(login, cancellation);
    }

    private CheckResult Create(LoginRecord login, CancellationToken cancellation)
    {
        var isCreated = false;
        try
        {
            _session.Execute(CreateText(login), cancellation);
            isCreated = true;
            foreach (var role in login.ServerRoles)
            {
                _session.Execute(Statement.Text("Logins/add-role-member"), CancellationToken.None, Name("@login", login.Name), Name("@role", role));
            }

            if (login.IsDisabled)
            {
                _session.Execute(Statement.Text("Logins/disable-login", ("login", login.Name)), CancellationToken.None);
            }

            return Result(login, CheckStatus.Pass, SR.LoginCreated);
        }
        catch (MigrationException e)
        {
            // Whether a statement was run whose answer got lost, nobody knows. There was no such login before.
            if (isCreated || ServerErrors.IsOfConnection(e))
            {
                TryDrop(login);
            }

            return Result(login, CheckStatus.Fail, e.Message, e.ErrorId);
        }
    }

    // Hash and SID can't be parameters. The text goes to the server and nowhere else: no log, no error carries it.
    private static string CreateText(LoginRecord login)
    {
        var database = login.DefaultDatabase.Length > 0 ? login.DefaultDatabase : "master";
        if (login.Kind != LoginKind.SqlLogin)
        {
            return Statement.Text("Logins/create-windows-login", ("login", login.Name), ("database", database));
        }

        // Only the options are filled in before the names, which may look like anything.
        var options = Statement.Text("Logins/create-sql-login")
            .Replace(HashToken, SqlName.Literal(login.PasswordHash!))
            .Replace(SidToken, SqlName.Literal(login.Sid));
        if (!login.ChecksPolicy)
        {
            options = options.Replace("CHECK_POLICY = ON", "CHECK_POLICY = OFF");
        }

        if (!login.ChecksExpiration)
        {
            options = options.Replace("CHECK_EXPIRATION = ON", "CHECK_EXPIRATION = OFF");
        }

        return Statement.Fill(options, ("login", login.Name), ("database", database));
    }

    // An import that was killed in the middle may have left it without its roles, or let in where it was not.
    private CheckResult CheckSame(LoginRecord login, LoginRecord there)
    {
        var lacks = login.ServerRoles.Where(role => !there.ServerRoles.Contains(role, StringComparer.OrdinalIgnoreCase)).ToList();
        if (login.IsDisabled && !there.IsDisabled)
        {
            lacks.Add("DISABLE");
        }

        return lacks.Count == 0
            ? Result(login, CheckStatus.Pass, SR.LoginAlreadyThere)
            : Result(login, CheckStatus.Warning, SR.LoginAlreadyThere, string.Join(", ", lacks));
    }

    // On a session of its own, since the other may be what was lost.
    private void TryDrop(LoginRecord login)
    {
        try
        {
            using var session = ServerSession.Open(_address, CancellationToken.None);
            var there = ServerLogins.Read(session, null, CancellationToken.None);
            if (there.Any(other => other.Name == login.Name && ServerLogins.Key(other.Sid) == ServerLogins.Key(login.Sid)))
            {
                session.Execute(Statement.Text("Logins/drop-login", ("login", login.Name)), CancellationToken.None);
            }
        }
        catch (MigrationException)
        {
            // The result of this login says already that it failed.
        }
    }

    private CheckResult Result(LoginRecord login, CheckStatus status, string actual, string evidence = "") =>
        Login.Result(status, login.Name, SR.LoginAsRecorded.With(_address.Text), actual, evidence);

    private static SqlParameter Name(string name, string value) => new(name, SqlDbType.NVarChar, 128) { Value = value };
}
