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
            .Select(same => Check(session, database, same.ToArray(), recorded.IsAdministratorProved)).ToList();
        var owner = recorded.Owner?.IsBuiltInAdministrator() == false ? recorded.Owner : null;
        if (owner is not null && !recorded.Used.Any(owner.IsSame))
        {
            results.Add(Check(session, database, [owner], recorded.IsAdministratorProved));
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

    private CheckResult Check(ServerSession session, string? database, RecordedLogin[] uses, bool isAdministratorProved)
    {
        var login = uses[0];
        var users = uses.Where(use => use.HostName.Length + use.ProgramName.Length > 0).Select(use => SR.EntryUse.With(use.ProgramName, use.HostName)).ToArray();
        var (check, problems) = login.IsBuiltInAdministrator()
            ? (Administrator, OfAdministrator(session, login, isAdministratorProved))
            : (login.Kind == LoginKind.SqlLogin ? Login : Account, OfLogin(session, database, login));
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

    private List<Problem> OfLogin(ServerSession session, string? database, RecordedLogin login)
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
            var (mayEnter, mayBegin, mayConnect) = Ask(found?.Name ?? login.Name, database, found?.DefaultDatabase);
            if (!mayConnect)
            {
                problems.Add(new Problem(SR.LoginMayNotConnect));
            }

            if (database is not null && !mayEnter)
            {
                problems.Add(new Problem(login.IsAdministrator ? SR.MayNotEnterAnyMore.With(database) : SR.MayNotEnter.With(database)));
            }

            if (database is not null && found is not null && !mayBegin)
            {
                problems.Add(new Problem(SR.MayNotEnter.With(found.DefaultDatabase)));
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

    private (bool MayEnter, bool MayBegin, bool MayConnect) Ask(string login, string? database, string? defaultDatabase)
    {
        using var apart = new ServerSessions(sessions.Address);
        using var session = apart.Lend(cancellation);

        // What comes back to sessions that are over is closed and never lent again.
        apart.Dispose();
        session.ExecuteOn(login, Statement.Text("Logins/execute-as", ("login", login)), cancellation);
        return session.Query(
            Statement.Text("Logins/access"),
            row => (IsSet(row, 0), IsSet(row, 1), IsSet(row, 2)),
            cancellation,
            new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = (object?)database ?? DBNull.Value },
            new SqlParameter("@default_database", SqlDbType.NVarChar, 128) { Value = (object?)defaultDatabase ?? DBNull.Value })[0];
    }

    private static bool IsSet(SqlDataReader row, int column) => !row.IsDBNull(column) && Convert.ToInt32(row.GetValue(column), CultureInfo.InvariantCulture) == 1;

    private sealed class Problem(string words, bool isSeen = true)
    {
        public string Words { get; } = words;

        public bool IsSeen { get; } = isSeen;
    }
}
