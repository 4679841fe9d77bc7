using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>ALTER DATABASE .. SET ..</summary>
internal static class DatabaseOptions
{
    public static void Set(BatchRun run, AlterDatabaseSetStatement statement)
    {
        Rights.RequireNoTransaction(run, 226, "ALTER DATABASE statement not allowed within multi-statement transaction.");
        var name = statement.UseCurrent ? run.Database.Name : statement.DatabaseName.Value;
        run.Session.Command = "ALTER DATABASE";
        try
        {
            var database = run.Instance.Databases.Find(name)
                ?? throw new SqlException(5011, 14,
                    $"User does not have permission to alter database '{name}', the database does not exist, or the database is not in a state that allows access checks.", 5);
            Rights.RequireOwner(run, database, 5011,
                $"User does not have permission to alter database '{name}', the database does not exist, or the database is not in a state that allows access checks.");
            foreach (var option in statement.Options)
            {
                SetOne(run, database, option, statement.Termination);
            }
        }
        catch (SqlException e) when (e.Number is >= 5000 and < 5100)
        {
            throw e.Then(5069, "ALTER DATABASE statement failed.");
        }

        run.Done();
    }

    public static string StateText(DatabaseState state) => state.ToString().ToUpperInvariant();

    private static void SetOne(BatchRun run, DatabaseModel database, DatabaseOption option, AlterDatabaseTermination? termination)
    {
        if (database.State is DatabaseState.Restoring)
        {
            throw new SqlException(5052, 16, "ALTER DATABASE is not permitted while a database is in the Restoring state.");
        }

        var isOn = (option as OnOffDatabaseOption)?.OptionState == OptionState.On;
        switch (option.OptionKind)
        {
            case DatabaseOptionKind.SingleUser:
                Alone(run, database, termination, () => database.Access = UserAccess.Single);
                break;
            case DatabaseOptionKind.RestrictedUser:
                Restrict(run, database, termination);
                break;
            case DatabaseOptionKind.MultiUser:
                Loosely(run, database, termination, () => database.Access = UserAccess.Multi);
                break;
            case DatabaseOptionKind.ReadOnly:
                Alone(run, database, termination, () => database.IsReadOnly = true);
                break;
            case DatabaseOptionKind.ReadWrite:
                Alone(run, database, termination, () => database.IsReadOnly = false);
                break;
            case DatabaseOptionKind.Offline:
                Alone(run, database, termination, () =>
                {
                    run.Session.LeaveIfIn(database);
                    database.State = DatabaseState.Offline;
                });
                break;
            case DatabaseOptionKind.Online:
                Loosely(run, database, termination, () => database.State = DatabaseState.Online);
                break;
            case DatabaseOptionKind.AutoUpdateStatisticsAsync:
                Loosely(run, database, termination, () => database.IsAsyncStatistics = isOn);
                break;
            case DatabaseOptionKind.AllowSnapshotIsolation:
                Loosely(run, database, termination, () => database.IsSnapshotAllowed = isOn);
                break;
            case DatabaseOptionKind.ReadCommittedSnapshot:
                Alone(run, database, termination, () => database.IsReadCommittedSnapshot = isOn);
                break;
            case DatabaseOptionKind.Trustworthy:
                RequireAdministrator(run);
                Loosely(run, database, termination, () => database.Traits = database.Traits with { IsTrustworthy = isOn });
                break;
            case DatabaseOptionKind.DBChaining:
                RequireAdministrator(run);
                Loosely(run, database, termination, () => database.Traits = database.Traits with { IsChained = isOn });
                break;
            case DatabaseOptionKind.HonorBrokerPriority:
                Loosely(run, database, termination, () => database.Traits = database.Traits with { HonorsBrokerPriority = isOn });
                break;
            case DatabaseOptionKind.EnableBroker:
                Alone(run, database, termination, () => EnableBroker(run, database));
                break;
            case DatabaseOptionKind.DisableBroker:
                Alone(run, database, termination, () => database.Traits = database.Traits with { IsBrokerEnabled = false });
                break;
            case DatabaseOptionKind.PageVerify when option is PageVerifyDatabaseOption verify:
                Loosely(run, database, termination, () => database.Traits = database.Traits with
                {
                    PageVerify = verify.Value switch
                    {
                        PageVerifyDatabaseOptionKind.None => 0,
                        PageVerifyDatabaseOptionKind.TornPageDetection => 1,
                        _ => 2,
                    },
                });
                break;
            case DatabaseOptionKind.AutoClose:
                Loosely(run, database, termination, () => database.Traits = database.Traits with { IsAutoClose = isOn });
                break;
            case DatabaseOptionKind.AutoShrink:
                Loosely(run, database, termination, () => database.Traits = database.Traits with { IsAutoShrink = isOn });
                break;
            case DatabaseOptionKind.AutoCreateStatistics or DatabaseOptionKind.AutoUpdateStatistics:
                break;
            case DatabaseOptionKind.Recovery when option is RecoveryDatabaseOption recovery:
                Loosely(run, database, termination, () => database.RecoveryModel = recovery.Value switch
                {
                    RecoveryDatabaseOptionKind.Full => 1,
                    RecoveryDatabaseOptionKind.BulkLogged => 2,
                    _ => 3,
                });
                break;
            case DatabaseOptionKind.CompatibilityLevel when option is LiteralDatabaseOption level:
                var number = (int)(long)run.Evaluate(level.Value, SqlTypes.BigInt)!;
                if (number % 10 != 0 || number < run.Instance.Facts.LowestCompatibilityLevel
                    || number > run.Instance.Facts.CompatibilityLevel)
                {
                    throw new SqlException(15048, 16, "Valid values of the database compatibility level are from "
                        + run.Instance.Facts.LowestCompatibilityLevel + " to " + run.Instance.Facts.CompatibilityLevel + ".");
                }

                database.CompatibilityLevel = number;
                break;
            default:
                throw SqlException.Unknown("ALTER DATABASE SET " + option.OptionKind);
        }
    }

    // Only an administrator decides what an instance trusts (TRUSTWORTHY database property; ALTER DATABASE SET options, DB_CHAINING).
    private static void RequireAdministrator(BatchRun run)
    {
        if (!run.Session.Login.IsAdministrator)
        {
            throw new SqlException(15247, 16, "User does not have permission to perform this action.");
        }
    }

    private static void EnableBroker(BatchRun run, DatabaseModel database)
    {
        if (run.Instance.Databases.All.Any(other =>
            other != database && other.Traits.IsBrokerEnabled && other.Traits.BrokerGuid == database.Traits.BrokerGuid))
        {
            throw new SqlException(9772, 16,
                $"The Service Broker in database \"{database.Name}\" cannot be enabled because there is already an enabled Service Broker with the same ID.")
                .Then(5069, "ALTER DATABASE statement failed.");
        }

        database.Traits = database.Traits with { IsBrokerEnabled = true };
    }

    // What concerns nobody else, unless the database belongs to one user, and that is another.
    private static void Loosely(BatchRun run, DatabaseModel database, AlterDatabaseTermination? termination, Action change)
    {
        lock (run.Instance.Databases.Gate)
        {
            if (database.Access == UserAccess.Single && run.Instance.Databases.OthersIn(database, run.Session).Count > 0)
            {
                if (termination is not { ImmediateRollback: true })
                {
                    throw new SqlException(5064, 16,
                        $"Changes to the state or options of database '{database.Name}' cannot be made at this time. The database is in single-user mode, and a user is currently connected to it.");
                }
            }
            else
            {
                change();
                return;
            }
        }

        Alone(run, database, termination, change);
    }

    private static void Alone(BatchRun run, DatabaseModel database, AlterDatabaseTermination? termination, Action change)
    {
        var databases = run.Instance.Databases;
        if (termination is { ImmediateRollback: true })
        {
            End(run, database);
        }

        lock (databases.Gate)
        {
            if (database.Access == UserAccess.Single && termination is null && databases.OthersIn(database, run.Session).Count > 0)
            {
                throw new SqlException(5064, 16,
                    $"Changes to the state or options of database '{database.Name}' cannot be made at this time. The database is in single-user mode, and a user is currently connected to it.");
            }

            if (termination is { NoWait: true } && databases.OthersIn(database, run.Session).Count > 0)
            {
                throw new SqlException(5070, 16, "Database state cannot be changed while other users are using the database '"
                    + database.Name + "'", 2);
            }

            if (termination?.RollbackAfter is { } seconds)
            {
                try
                {
                    var patience = TimeSpan.FromSeconds((long)run.Evaluate(seconds, SqlTypes.BigInt)!);
                    databases.WaitUntilAlone(database, run.Session, patience, () => new SqlException(5061, 16, ""), run.Cancellation);
                }
                catch (SqlException e) when (e.Number == 5061)
                {
                    Monitor.Exit(databases.Gate);
                    try
                    {
                        End(run, database);
                    }
                    finally
                    {
                        Monitor.Enter(databases.Gate);
                    }
                }
            }

            var timeout = run.Session.Settings.LockTimeout;
            databases.WaitUntilAlone(
                database,
                run.Session,
                timeout < 0 ? null : TimeSpan.FromMilliseconds(timeout),
                () => new SqlException(5061, 16,
                    $"ALTER DATABASE failed because a lock could not be placed on database '{database.Name}'. Try again later."),
                run.Cancellation);
            change();
            Monitor.PulseAll(databases.Gate);
        }
    }

    // Who is an administrator or owns the database may stay.
    private static void Restrict(BatchRun run, DatabaseModel database, AlterDatabaseTermination? termination)
    {
        var databases = run.Instance.Databases;
        bool MustGo(SqlSession session) => !session.Login.IsAdministrator && !session.IsOwnerOf(database);
        var others = databases.OthersIn(database, run.Session).Where(MustGo).ToArray();
        if (termination is { NoWait: true } && others.Length > 0)
        {
            throw new SqlException(5070, 16, $"Database state cannot be changed while other users are using the database '{database.Name}'",
                2);
        }

        if (termination is not null)
        {
            foreach (var session in others)
            {
                session.Kill();
            }
        }

        lock (databases.Gate)
        {
            using var wake = run.Cancellation.Register(databases.Pulse);
            while (databases.OthersIn(database, run.Session).Any(MustGo))
            {
                run.Cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(databases.Gate, 50);
            }

            database.Access = UserAccess.Restricted;
        }
    }

    private static void End(BatchRun run, DatabaseModel database)
    {
        // Somebody new may come in until the last one is gone.
        for (var round = 0; round < 50 && run.Instance.Databases.OthersIn(database, run.Session) is { Count: > 0 } others; round++)
        {
            run.Inform(5060, "Nonqualified transactions are being rolled back. Estimated rollback completion: 100%.");
            foreach (var session in others)
            {
                session.Kill();
            }
        }
    }
}
