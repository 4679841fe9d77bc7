using System.Globalization;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>SET, USE and KILL.</summary>
internal static class SettingStatements
{
    private const SetOptions WithoutEffect = SetOptions.AnsiDefaults | SetOptions.AnsiNulls | SetOptions.AnsiPadding | SetOptions.AnsiWarnings
        | SetOptions.ArithAbort | SetOptions.ConcatNullYieldsNull | SetOptions.CursorCloseOnCommit | SetOptions.QuotedIdentifier
        | SetOptions.AnsiNullDfltOn | SetOptions.NumericRoundAbort;

    public static void Predicate(BatchRun run, PredicateSetStatement statement)
    {
        var left = statement.Options;
        if (left.HasFlag(SetOptions.NoCount))
        {
            run.Session.Settings.NoCount = statement.IsOn;
        }

        if (left.HasFlag(SetOptions.XactAbort))
        {
            run.Session.Settings.XactAbort = statement.IsOn;
        }

        left &= ~(SetOptions.NoCount | SetOptions.XactAbort | WithoutEffect);
        if (left.HasFlag(SetOptions.ImplicitTransactions) && !statement.IsOn)
        {
            left &= ~SetOptions.ImplicitTransactions;
        }

        if (left != 0)
        {
            throw SqlException.Unknown($"SET {left} {(statement.IsOn ? "ON" : "OFF")}");
        }

        run.Done();
    }

    public static void Command(BatchRun run, SetCommandStatement statement)
    {
        foreach (var command in statement.Commands)
        {
            if (command is not GeneralSetCommand general)
            {
                throw SqlException.Unknown(command.GetType().Name);
            }

            switch (general.CommandType)
            {
                case GeneralSetCommandType.LockTimeout:
                    run.Session.Settings.LockTimeout = (int)(long)run.Evaluate(general.Parameter, SqlTypes.BigInt)!;
                    break;
                case GeneralSetCommandType.DeadlockPriority:
                    run.Session.Settings.DeadlockPriority = Priority(run, general.Parameter);
                    break;
                case GeneralSetCommandType.Language or GeneralSetCommandType.DateFormat or GeneralSetCommandType.DateFirst or GeneralSetCommandType.ContextInfo:
                    break;
                default:
                    throw SqlException.Unknown("SET " + general.CommandType);
            }
        }

        run.Done();
    }

    public static void Isolation(BatchRun run, SetTransactionIsolationLevelStatement statement)
    {
        run.Session.Settings.IsolationLevel = statement.Level switch
        {
            IsolationLevel.ReadUncommitted => 1,
            IsolationLevel.ReadCommitted => 2,
            IsolationLevel.RepeatableRead => 3,
            IsolationLevel.Serializable => 4,
            IsolationLevel.Snapshot => 5,
            _ => throw SqlException.Unknown("the isolation level " + statement.Level),
        };
        run.Done();
    }

    public static void RowCount(BatchRun run, SetRowCountStatement statement)
    {
        if (statement.NumberRows is not IntegerLiteral { Value: "0" })
        {
            throw SqlException.Unknown("SET ROWCOUNT of more than 0");
        }

        run.Done();
    }

    public static void Use(BatchRun run, UseStatement statement)
    {
        var before = run.Database;
        run.Session.Enter(run.Instance.Databases.Get(statement.DatabaseName.Value));
        run.Sink.DatabaseChanged(before.Name, run.Database.Name);
        run.Done();
    }

    public static void Kill(BatchRun run, KillStatement statement)
    {
        var number = (short)(long)run.Evaluate(statement.Parameter, SqlTypes.BigInt)!;
        Rights.Require(run, "processadmin", 6102, "User does not have permission to use the KILL statement.");
        if (number == run.Session.Id)
        {
            throw new SqlException(6104, 16, "Cannot use KILL to kill your own process.");
        }

        var session = run.Instance.Databases.Sessions.FirstOrDefault(session => session.Id == number)
            ?? throw new SqlException(6106, 16, $"Process ID {number.ToString(CultureInfo.InvariantCulture)} is not an active process ID.");
        if (!statement.WithStatusOnly)
        {
            session.Kill();
        }

        run.Done();
    }

    private static int Priority(BatchRun run, ScalarExpression expression) => expression switch
    {
        IdentifierLiteral name when name.Value.Equals("LOW", System.StringComparison.OrdinalIgnoreCase) => -5,
        IdentifierLiteral name when name.Value.Equals("NORMAL", System.StringComparison.OrdinalIgnoreCase) => 0,
        IdentifierLiteral name when name.Value.Equals("HIGH", System.StringComparison.OrdinalIgnoreCase) => 5,
        _ => (int)(long)run.Evaluate(expression, SqlTypes.BigInt)!,
    };
}
