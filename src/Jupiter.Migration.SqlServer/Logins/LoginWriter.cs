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
internal sealed class LoginWriter(ServerSessions sessions, ServerSession session, InstanceFacts facts)
{
    private const string HashToken = "0xFACE";
    private const string LanguageOption = ", DEFAULT_LANGUAGE = [$(language)]";
    private const string Master = "master";
    private const string SidToken = "0xBEEF";

    private static readonly CheckDefinition Login = CheckRegister.Find("Login.Import");

    private readonly ServerSession _session = session;

    /// <summary>Writes one login.</summary>
    /// <param name="recorded">The login.</param>
    /// <param name="awaited">The database that is still to be restored; null for none.</param>
    /// <param name="cancellation">Stops it before it begins.</param>
    /// <returns>Pass when it is there as recorded; Fail with the reason otherwise.</returns>
    public CheckResult Write(LoginRecord recorded, string? awaited, CancellationToken cancellation)
    {
        var login = recorded with { Name = NameHere(recorded, cancellation) };
        var there = ServerLogins.Present(_session, cancellation);
        if (Find(login, there) is { } same)
        {
            return same.Sid == ServerLogins.Key(login.Sid) ? CheckSame(login, same, awaited) : Result(login, CheckStatus.Fail, SR.LoginOtherSid);
        }

        if (there.FirstOrDefault(other => other.Sid == ServerLogins.Key(login.Sid)) is { } holder)
        {
            return Result(login, CheckStatus.Fail, SR.LoginSidOf.With(holder.Name));
        }

        if (login.Kind == LoginKind.SqlLogin && facts.AcceptsSqlLogins == false)
        {
            return Result(login, CheckStatus.Fail, SR.WindowsOnly);
        }

        return Create(login, awaited);
    }

    private static PresentLogin? Find(LoginRecord login, IEnumerable<PresentLogin> there) =>
        there.FirstOrDefault(other => string.Equals(other.Name, login.Name, StringComparison.OrdinalIgnoreCase));

    // An import that was killed in the middle may have left it without its roles, or let in where it was not.
    private CheckResult CheckSame(LoginRecord login, PresentLogin there, string? awaited)
    {
        if (there.DefaultDatabase == Master && login.DefaultDatabase is not ("" or Master) && !TryBeginInItsDatabase(login)
            && !string.Equals(login.DefaultDatabase, awaited, StringComparison.OrdinalIgnoreCase))
        {
            return Result(login, CheckStatus.Warning, SR.LoginAlreadyThereWithout.With("DEFAULT_DATABASE = " + login.DefaultDatabase));
        }

        var lacks = login.ServerRoles.Except(there.ServerRoles, StringComparer.OrdinalIgnoreCase).ToList();
        if (login.IsDisabled && !there.IsDisabled)
        {
            lacks.Add("DISABLE");
        }

        if (login.DefaultLanguage.Length > 0 && !string.Equals(login.DefaultLanguage, there.DefaultLanguage, StringComparison.OrdinalIgnoreCase))
        {
            lacks.Add("DEFAULT_LANGUAGE = " + login.DefaultLanguage);
        }

        return lacks.Count > 0 ? Result(login, CheckStatus.Warning, SR.LoginAlreadyThereWithout.With(string.Join(", ", lacks)))
            : there.PasswordHash is { } hash && !hash.SequenceEqual(login.PasswordHash ?? []) ? Result(login, CheckStatus.Warning, SR.LoginAlreadyThereOtherPassword)
            : Result(login, CheckStatus.Pass, SR.LoginAlreadyThere);
    }

    // What was imported before its database was restored gets it as soon as it is there.
    private bool TryBeginInItsDatabase(LoginRecord login)
    {
        try
        {
            _session.ExecuteOn(
                login.Name,
                Statement.Text("Logins/change-default-database", ("login", login.Name), ("database", login.DefaultDatabase)),
                CancellationToken.None);
            return true;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.LoginDatabaseMissing) or nameof(SR.ServerPermissionDenied))
        {
            return false;
        }
    }

    // Accounts that every Windows has are known by their SIDs: Windows calls them by names of its language (BUILTIN\Пользователи), and knows no others (15401).
    private string NameHere(LoginRecord login, CancellationToken cancellation) =>
        login.Kind != LoginKind.SqlLogin && !IsOfDomain(login.Sid)
        && _session.Scalar(Statement.Text("Logins/account-name"), cancellation, SqlName.SidParameter(login.Sid)) is string name ? name : login.Name;

    // S-1-5-21: an account of one computer or domain.
    private static bool IsOfDomain(byte[] sid) => sid.Length > 8 && sid[7] == 5 && sid[8] == 21;

    // Not stopped on its way: a login without its roles, or one that should be disabled and is not, must not stay.
    private CheckResult Create(LoginRecord login, string? awaited)
    {
        var (isCreated, isEarly) = (false, false);
        try
        {
            isEarly = !TryCreate(login, awaited);
            isCreated = true;
            if (login.Kind != LoginKind.SqlLogin && Find(login, ServerLogins.Present(_session, CancellationToken.None))?.Sid != ServerLogins.Key(login.Sid))
            {
                // The account of another computer or domain that has the same name: the users of the database would not find it.
                TryDrop(login, _ => true);
                return Result(login, CheckStatus.Fail, SR.LoginAccountOtherSid);
            }

            foreach (var role in login.ServerRoles)
            {
                _session.ExecuteOn(
                    login.Name, Statement.Text("Logins/add-role-member"), CancellationToken.None, Name("@login", login.Name), Name("@role", role));
            }

            if (login.IsDisabled)
            {
                _session.ExecuteOn(login.Name, Statement.Text("Logins/disable-login", ("login", login.Name)), CancellationToken.None);
            }

            return isEarly ? Result(login, CheckStatus.Warning, SR.LoginCreatedEarly.With(login.DefaultDatabase)) : Result(login, CheckStatus.Pass, SR.LoginCreated);
        }
        catch (MigrationException e)
        {
            if (isCreated)
            {
                TryDrop(login, _ => true);
            }
            else if (ServerErrors.IsOfConnection(e))
            {
                // Whether the login was made before its answer got lost, nobody knows. There was no such login before.
                TryDrop(login, there => there.Sid == ServerLogins.Key(login.Sid));
            }

            return Result(login, CheckStatus.Fail, e.Message, e.ErrorId);
        }
    }

    private bool TryCreate(LoginRecord login, string? awaited)
    {
        try
        {
            _session.ExecuteOn(login.Name, CreateText(login), CancellationToken.None);
            return true;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.LoginDatabaseMissing) && string.Equals(login.DefaultDatabase, awaited, StringComparison.OrdinalIgnoreCase))
        {
            _session.ExecuteOn(login.Name, CreateText(login with { DefaultDatabase = Master }), CancellationToken.None);
            return false;
        }
    }

    // Hash and SID can't be parameters. The text goes to the server and nowhere else: no log, no error carries it.
    private static string CreateText(LoginRecord login)
    {
        var database = login.DefaultDatabase.Length > 0 ? login.DefaultDatabase : Master;
        if (login.Kind != LoginKind.SqlLogin)
        {
            return Statement.Fill(
                InItsLanguage(login, Statement.Text("Logins/create-windows-login")), ("login", login.Name), ("database", database), ("language", login.DefaultLanguage));
        }

        // Only the options are filled in before the names, which may look like anything.
        var options = InItsLanguage(login, Statement.Text("Logins/create-sql-login"))
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

        return Statement.Fill(options, ("login", login.Name), ("database", database), ("language", login.DefaultLanguage));
    }

    private static string InItsLanguage(LoginRecord login, string text) => login.DefaultLanguage.Length > 0 ? text : text.Replace(LanguageOption, "");

    // In a session of its own: the one that it was made in may be what was lost.
    private void TryDrop(LoginRecord login, Func<PresentLogin, bool> isOurs)
    {
        try
        {
            using var session = sessions.Lend(CancellationToken.None);
            if (Find(login, ServerLogins.Present(session, CancellationToken.None)) is not { } there || !isOurs(there))
            {
                return;
            }

            session.Execute(Statement.Text("Logins/drop-login", ("login", login.Name)), CancellationToken.None);
        }
        catch (MigrationException)
        {
            // The result of this login says already that it failed.
        }
    }

    private CheckResult Result(LoginRecord login, CheckStatus status, string actual, string evidence = "") =>
        Login.Result(status, login.Name, SR.LoginAsRecorded.With(sessions.Address.Text), actual, evidence);

    private static SqlParameter Name(string name, string value) => new(name, SqlDbType.NVarChar, 128) { Value = value };
}
