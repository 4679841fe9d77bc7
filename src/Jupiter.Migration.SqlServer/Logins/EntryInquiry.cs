using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>
/// Asks the new server for each login that came in on the old one (clauses R4b, S4c). Whether it has access is asked in its own name (EXECUTE AS
/// LOGIN), in a session that nobody uses again; whether its password is right, nothing but a sign-in shows.
/// </summary>
internal sealed class EntryInquiry(ServerSessions sessions, InstanceFacts facts, CancellationToken cancellation)
{
    // Everybody may begin there, and nobody sells there.
    private const string Master = "master";

    private static readonly CheckDefinition Login = CheckRegister.Find("Entry.Login");
    private static readonly CheckDefinition Account = CheckRegister.Find("Entry.Account");
    private static readonly CheckDefinition Administrator = CheckRegister.Find("Entry.Administrator");

    /// <summary>Asks.</summary>
    /// <param name="database">The database; null while it is not there.</param>
    /// <param name="recorded">Who came in on the old server.</param>
    /// <returns>The results.</returns>
    public IReadOnlyList<CheckResult> Run(string? database, EntryRecord recorded)
    {
        using var session = sessions.Lend(cancellation);
        var results = recorded.Used.GroupBy(login => Convert.ToBase64String(login.Sid))
            .Select(same => Check(session, database, same.ToArray(), recorded)).ToList();
        var owner = recorded.Owner?.IsBuiltInAdministrator() == false ? recorded.Owner : null;
        if (owner is not null && !recorded.Used.Any(owner.IsSame))
        {
            results.Add(Check(session, database, [owner], recorded));
        }

        return database is null ? results : [.. results, .. CheckDatabase(database, owner)];
    }

    private List<CheckResult> CheckDatabase(string database, RecordedLogin? owner)
    {
        try
        {
            using var session = sessions.LendIn(database, cancellation);
            var results = new List<CheckResult>();
            if (owner is not null)
            {
                results.Add(new DatabaseOwner(session, database).Check(owner, cancellation));
            }

            results.Add(UsersWithoutLogin.CheckUsers(session, database, cancellation));
            results.Add(UsersWithoutLogin.CheckAccounts(session, database, cancellation));
            return results;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseNotAccessible))
        {
            // Whoever may make logins need not be let into the database.
            return [UsersWithoutLogin.NotSeen(database, e.Message)];
        }
    }

    private CheckResult Check(ServerSession session, string? database, RecordedLogin[] uses, EntryRecord recorded)
    {
        var login = uses[0];
        var users = uses.Where(use => use.HostName.Length + use.ProgramName.Length > 0).Select(use => SR.EntryUse.With(use.ProgramName, use.HostName)).ToArray();
        var (check, problems) = login.IsBuiltInAdministrator()
            ? (Administrator, OfAdministrator(session, login, recorded.IsAdministratorProved))
            : (login.Kind == LoginKind.SqlLogin ? Login : Account, OfLogin(session, database, login, recorded.AwaitedDatabases));
        if (login.Kind == LoginKind.SqlLogin && facts.AcceptsSqlLogins != true)
        {
            problems.Insert(0, new Problem(SR.WindowsOnly));
        }

        // Who only owns the database keeps no POS terminal out.
        var status = problems.Count == 0 ? CheckStatus.Pass
            : users.Length == 0 ? CheckStatus.Warning
            : problems.Any(problem => problem.IsSeen) ? CheckStatus.Fail
            : CheckStatus.Unknown;
        return check.Result(
            status,
            login.Name,
            SR.MayEnter.With(database ?? sessions.Address.Text),
            problems.Count == 0 ? SR.MayEnter.With(database ?? sessions.Address.Text) : string.Join("; ", problems.Select(problem => problem.Words)),
            string.Join(", ", users));
    }

    private List<Problem> OfAdministrator(ServerSession session, RecordedLogin login, bool isProved)
    {
        var found = FoundLogin.Of(session, login, cancellation);
        var problems = new List<Problem>();
        if (found is null or { IsDisabled: true })
        {
            problems.Add(new Problem(SR.LoginIsDisabled));
        }

        // Whoever works here as the server's own administrator knows its password, and has just proved it.
        var isSignedIn = session.Scalar(Statement.Text("Logins/signed-in-as"), cancellation) is byte[] sid && sid.SequenceEqual(login.Sid);
        if (!isProved && !isSignedIn)
        {
            problems.Add(new Problem(SR.AdministratorNotProved));
        }

        AddLanguage(problems, login, found);
        return problems;
    }

    private List<Problem> OfLogin(ServerSession session, string? database, RecordedLogin login, IReadOnlyList<string> awaited)
    {
        var problems = new List<Problem>();
        var found = FoundLogin.Of(session, login, cancellation);
        if (found is null && !login.IsOfGroup)
        {
            problems.Add(new Problem(SR.LoginIsMissing));
            return problems;
        }

        if (found is { IsDisabled: true })
        {
            problems.Add(new Problem(SR.LoginIsDisabled));
        }

        AddLanguage(problems, login, found);
        try
        {
            var access = Ask(found?.Name ?? login.Name, database, found?.DefaultDatabase, login.DefaultDatabase);
            if (access.MayConnect != true)
            {
                problems.Add(new Problem(SR.LoginMayNotConnect));
            }

            if (database is not null && access.MayEnter != true)
            {
                problems.Add(new Problem(login.IsAdministrator ? SR.MayNotEnterAnyMore.With(database) : SR.MayNotEnter.With(database)));
            }

            if (database is not null && found is not null)
            {
                AddDefaultDatabase(problems, login, found, access, awaited);
            }
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            // Without the right to ask in another's name, or without the domain that knows the account, nobody can tell.
            problems.Add(new Problem(e.Message, isSeen: false));
        }

        return problems;
    }

    // A login that thinks in another language takes the day for the month, and nobody notices before the thirteenth.
    private static void AddLanguage(List<Problem> problems, RecordedLogin login, FoundLogin? found)
    {
        if (found is not null && login.DefaultLanguage.Length > 0 && !string.Equals(found.DefaultLanguage, login.DefaultLanguage, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new Problem(SR.LoginOtherLanguage.With(found.DefaultLanguage, login.DefaultLanguage)));
        }
    }

    // Whoever names no database in his connection begins in that of his login, and finds no table of his in another one.
    private static void AddDefaultDatabase(List<Problem> problems, RecordedLogin login, FoundLogin found, Access access, IReadOnlyList<string> awaited)
    {
        var isToCome = access.MayBegin is null && awaited.Contains(found.DefaultDatabase, StringComparer.OrdinalIgnoreCase);
        if (access.MayBegin != true && !isToCome)
        {
            problems.Add(new Problem(SR.MayNotEnter.With(found.DefaultDatabase)));
        }
        else if (access.MayBeginAsBefore == true && !string.Equals(found.DefaultDatabase, login.DefaultDatabase, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new Problem(SR.LoginBeginsElsewhere.With(found.DefaultDatabase, login.DefaultDatabase)));
        }
    }

    private Access Ask(string login, string? database, string? defaultDatabase, string recordedDatabase)
    {
        using var apart = new ServerSessions(sessions.Address);
        using var session = apart.Lend(cancellation);

        // What comes back to sessions that are over is closed and never lent again.
        apart.Dispose();
        session.ExecuteOn(login, Statement.Text("Logins/execute-as", ("login", login)), cancellation);
        return session.Query(
            Statement.Text("Logins/access"),
            row => new Access(IsSet(row, 0), IsSet(row, 1), IsSet(row, 2), IsSet(row, 3)),
            cancellation,
            Name("@database", database),
            Name("@default_database", defaultDatabase),
            Name("@recorded_database", recordedDatabase is Master ? null : recordedDatabase))[0];
    }

    private static SqlParameter Name(string parameter, string? name) => new(parameter, SqlDbType.NVarChar, 128) { Value = (object?)name ?? DBNull.Value };

    private static bool? IsSet(SqlDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture) == 1;

    // What a server says in a login's own name; null of a database that is not there (Microsoft, "HAS_DBACCESS").
    private sealed record Access(bool? MayEnter, bool? MayBegin, bool? MayBeginAsBefore, bool? MayConnect);

    private sealed class Problem(string words, bool isSeen = true)
    {
        public string Words { get; } = words;

        public bool IsSeen { get; } = isSeen;
    }
}
