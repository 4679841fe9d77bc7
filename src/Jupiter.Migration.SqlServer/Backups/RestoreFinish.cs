using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Locks;
using Jupiter.Migration.SqlServer.Logins;
using Jupiter.Migration.SqlServer.Options;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Backups;

/// <summary>Makes a proved database fit for the POS terminals: its owner, who is let in, its compatibility level, users without a login (clause R4b).</summary>
internal sealed class RestoreFinish(ServerSessions sessions, string database)
{
    private static readonly CheckDefinition Access = CheckRegister.Find("Restore.Access");
    private static readonly CheckDefinition Compatibility = CheckRegister.Find("Restore.Compatibility");
    private static readonly CheckDefinition Users = CheckRegister.Find("Restore.Users");

    private readonly string _database = database;

    /// <summary>Does it.</summary>
    /// <param name="recorded">What the manifest says of the backup, or null.</param>
    /// <param name="enableBroker">Whether the venue consents to messages being delivered again.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results: what was put right passes, what is left warns.</returns>
    public IReadOnlyList<CheckResult> Run(BackupSet? recorded, bool enableBroker, IOperationObserver observer, CancellationToken cancellation)
    {
        using var session = sessions.LendIn(_database, cancellation);
        EndLock(session, cancellation);
        var results = new List<CheckResult> { new DatabaseOwner(session, _database).Give(recorded?.Entry?.Owner, cancellation) };
        var row = DatabaseRows.Find(session, _database, cancellation)!;
        var isOpen = row is { UserAccess: DatabaseRow.MultiUser, IsReadOnly: false };
        results.Add(Access.Verdict(isOpen, _database, SR.OpenToAll, isOpen ? SR.OpenToAll : DatabaseRows.NameOfState(row.State)));
        results.Add(CheckUsers(session, cancellation));
        results.Add(UsersWithoutLogin.CheckAccounts(session, _database, cancellation));
        var expected = recorded?.CompatibilityLevel ?? row.CompatibilityLevel;
        results.Add(Compatibility.Result(
            row.CompatibilityLevel == expected ? CheckStatus.Pass : CheckStatus.Warning, _database, Level(expected), Level(row.CompatibilityLevel)));
        var name = ServerRestore.NameInTheEnd(_database);
        results.AddRange(new OptionComparison(session, _database, name).Run(recorded, enableBroker, cancellation));
        if (recorded is not null && Statistics.AreOld(recorded, session))
        {
            results.Add(Statistics.Update(session, name, observer, cancellation));
        }

        return results;
    }

    // A backup that was taken under a lock brings its record along.
    private void EndLock(ServerSession session, CancellationToken cancellation)
    {
        if (LockRecord.Read(session, _database, cancellation) is { } record)
        {
            session.Execute(Statement.Text("Locks/drop-record"), cancellation);
            if (record.UpdatesStatisticsAsynchronously)
            {
                session.Execute(Statement.Text("Locks/statistics-async-on", ("database", _database)), cancellation);
            }
        }
    }

    // Found by SID: a login of the same name is another one, until the user is told to be its.
    private CheckResult CheckUsers(ServerSession session, CancellationToken cancellation)
    {
        var orphans = session.Query(
            Statement.Text("Databases/orphaned-users"), row => (User: row.GetString(0), Login: row.IsDBNull(1) ? null : row.GetString(1)), cancellation);
        var mapped = new List<string>();
        foreach (var (user, login) in orphans.Where(orphan => orphan.Login is not null))
        {
            if (TryMap(session, user, login!, cancellation))
            {
                mapped.Add(user);
            }
        }

        var left = orphans.Select(orphan => orphan.User).Except(mapped, StringComparer.Ordinal).ToArray();
        return left.Length > 0
            ? Users.Result(CheckStatus.Warning, _database, SR.EveryUserHasLogin, SR.UsersWithoutLogin.With(string.Join(", ", left)))
            : Users.Result(
                CheckStatus.Pass,
                _database,
                SR.EveryUserHasLogin,
                mapped.Count > 0 ? SR.UsersMapped.With(string.Join(", ", mapped)) : SR.EveryUserHasLogin);
    }

    // A login that another user has already, or that this account may not touch, leaves the user for a person to decide about.
    private static bool TryMap(ServerSession session, string user, string login, CancellationToken cancellation)
    {
        try
        {
            session.Execute(Statement.Text("Databases/map-user", ("user", user), ("login", login)), cancellation);
            return true;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.LoginHasOtherUser) or nameof(SR.ServerPermissionDenied))
        {
            return false;
        }
    }

    private static string Level(int level) => level.ToString(CultureInfo.InvariantCulture);
}
