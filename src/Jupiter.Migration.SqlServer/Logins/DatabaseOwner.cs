using System;
using System.Data;
using System.Globalization;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Errors;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Names;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>
/// Who owns a restored database (clauses R4b, S4c). Whoever restored it would, a person who may leave. The login that owned it on the old server
/// needs no user in it, so when anybody else owns it and it still has none, that login does not come in any more (916).
/// </summary>
internal sealed class DatabaseOwner(ServerSession session, string database)
{
    private static readonly CheckDefinition Owner = CheckRegister.Find("Restore.Owner");

    private readonly ServerSession _session = session;
    private readonly string _database = database;

    /// <summary>Gives a database back, in a session of its own.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="owner">Who owned it on the old server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it; a warning where this account is not let into the database.</returns>
    public static CheckResult Give(ServerSessions sessions, string database, RecordedLogin? owner, CancellationToken cancellation)
    {
        try
        {
            using var session = sessions.LendIn(database, cancellation);
            return new DatabaseOwner(session, database).Give(owner, cancellation);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseNotAccessible))
        {
            return Owner.Result(CheckStatus.Warning, database, owner?.Name ?? "sa", e.Message);
        }
    }

    /// <summary>Gives it back.</summary>
    /// <param name="owner">Who owned it on the old server; null where that is not known.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it.</returns>
    public CheckResult Give(RecordedLogin? owner, CancellationToken cancellation)
    {
        var administrator = _session.Scalar(Statement.Text("Databases/administrator-name"), cancellation) as string ?? "sa";
        if (owner is null || owner.IsBuiltInAdministrator())
        {
            return TryGive(administrator, cancellation) is { } refused
                ? Owner.Result(CheckStatus.Warning, _database, administrator, refused)
                : Owner.Result(CheckStatus.Pass, _database, administrator, administrator);
        }

        if (FoundLogin.Of(_session, owner, cancellation) is not { } login)
        {
            _ = TryGive(administrator, cancellation);
            return Owner.Result(CheckStatus.Warning, _database, owner.Name, SR.OwnerHasNoLogin.With(administrator, owner.Name));
        }

        return TryGive(login.Name, cancellation) is { } reason
            ? LetWorkAsOwner(login, administrator, reason, cancellation)
            : Owner.Result(CheckStatus.Pass, _database, owner.Name, login.Name);
    }

    /// <summary>Asks whether the login that owned it still works as its owner.</summary>
    /// <param name="owner">Who owned it on the old server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pass or Warning: whether that keeps anybody out, the logins of the POS terminals tell.</returns>
    public CheckResult Check(RecordedLogin owner, CancellationToken cancellation)
    {
        var now = UsedLogins.OwnerOf(_session, _database, cancellation);
        var login = FoundLogin.Of(_session, owner, cancellation);
        var isMember = login is not null
            && Convert.ToInt32(
                _session.Scalar(Statement.Text("Databases/is-owner"), cancellation, SqlName.SidParameter(login.Sid)),
                CultureInfo.InvariantCulture) > 0;
        var isOwner = login is not null && now is not null && SqlName.Literal(now.Sid) == SqlName.Literal(login.Sid);
        return Owner.Result(
            isOwner || isMember ? CheckStatus.Pass : CheckStatus.Warning,
            _database,
            owner.Name,
            isMember && !isOwner ? SR.OwnerIsMember.With(login!.Name) : now?.Name ?? SR.NoAnswer);
    }

    /// <summary>What may have been made so that the owner works here: a user, its membership, the right to connect that comes with it.</summary>
    /// <param name="owner">Who owned the database on the old server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>It, as the schema is read; null where the login has no user.</returns>
    public OwnerStandIn? FindStandIn(RecordedLogin owner, CancellationToken cancellation) =>
        FoundLogin.Of(_session, owner, cancellation) is { } login && UserOf(login, cancellation) is { } user
            ? new OwnerStandIn(owner.Name, ["principal " + SqlName.Join([user]), "role-member " + SqlName.Join(["db_owner", user]), "permission " + SqlName.Join([user, "DATABASE", "CONNECT"])])
            : null;

    private string? UserOf(FoundLogin login, CancellationToken cancellation) =>
        _session.Scalar(Statement.Text("Databases/user-of"), cancellation, SqlName.SidParameter(login.Sid)) as string;

    // A login that has a user in the database can't own it as well (15110).
    private CheckResult LetWorkAsOwner(FoundLogin login, string administrator, string reason, CancellationToken cancellation)
    {
        try
        {
            _ = TryGive(administrator, cancellation);
            if (UserOf(login, cancellation) is not { } user)
            {
                user = login.Name;
                _session.Execute(Statement.Text("Databases/create-user", ("user", user), ("login", login.Name)), cancellation);
            }

            _session.Execute(
                Statement.Text("Databases/add-owner"), cancellation, new SqlParameter("@user", SqlDbType.NVarChar, 128) { Value = user });
            return Owner.Result(CheckStatus.Pass, _database, login.Name, SR.OwnerIsMember.With(user), reason);
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            return Owner.Result(CheckStatus.Warning, _database, login.Name, e.Message, reason);
        }
    }

    private string? TryGive(string login, CancellationToken cancellation)
    {
        try
        {
            _session.Execute(Statement.Text("Databases/owner", ("database", _database), ("login", login)), cancellation);
            return null;
        }
        catch (MigrationException e) when (!ServerErrors.IsOfConnection(e))
        {
            return e.Message;
        }
    }
}
