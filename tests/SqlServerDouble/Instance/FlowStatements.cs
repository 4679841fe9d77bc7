using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Statements that steer a batch.</summary>
internal static class FlowStatements
{
    public static void Begin(BatchRun run, BeginTransactionStatement statement)
    {
        if (statement.Distributed || statement.MarkDefined)
        {
            throw SqlException.Unknown("a distributed or marked transaction");
        }

        run.Session.Begin(run.Sink, NameOf(run, statement));
        run.Done();
    }

    public static void Commit(BatchRun run, CommitTransactionStatement statement)
    {
        run.Session.Commit(run.Sink);
        run.Done();
    }

    public static void Rollback(BatchRun run, RollbackTransactionStatement statement)
    {
        run.Session.Rollback(run.Sink, NameOf(run, statement));
        run.Done();
    }

    public static void If(BatchRun run, IfStatement statement)
    {
        if (run.Holds(statement.Predicate))
        {
            run.RunAll([statement.ThenStatement]);
        }
        else if (statement.ElseStatement is not null)
        {
            run.RunAll([statement.ElseStatement]);
        }
    }

    public static void While(BatchRun run, WhileStatement statement)
    {
        while (!run.IsOver && run.Holds(statement.Predicate))
        {
            run.Cancellation.ThrowIfCancellationRequested();
            run.RunAll([statement.Statement]);
        }
    }

    public static void Declare(BatchRun run, DeclareVariableStatement statement)
    {
        foreach (var declaration in statement.Declarations)
        {
            var type = TypeNames.OfDeclared(declaration.DataType);
            run.Declare(declaration.VariableName.Value, type, declaration.Value is null ? null : run.Evaluate(declaration.Value, type));
        }
    }

    public static void Set(BatchRun run, SetVariableStatement statement)
    {
        if (statement.AssignmentKind != AssignmentKind.Equals || statement.Expression is null)
        {
            throw SqlException.Unknown(nameof(SetVariableStatement));
        }

        run.Set(statement.Variable.Name, run.Evaluate(statement.Expression, run.Variable(statement.Variable.Name).Type));
    }

    public static void Print(BatchRun run, PrintStatement statement)
    {
        run.Inform(0, run.TextOf(statement.Expression) ?? "");
        run.Done();
    }

    public static void RaiseError(BatchRun run, RaiseErrorStatement statement)
    {
        var number = 50000;
        var text = "";
        if (run.Evaluate(statement.FirstParameter) is long known)
        {
            number = (int)known;
        }
        else
        {
            text = run.TextOf(statement.FirstParameter) ?? "";
        }

        var severity = (byte)(long)run.Evaluate(statement.SecondParameter, SqlTypes.BigInt)!;
        var state = (byte)(long)run.Evaluate(statement.ThirdParameter, SqlTypes.BigInt)!;
        foreach (var parameter in statement.OptionalParameters)
        {
            text = new Regex("%[sdi]").Replace(text, (run.TextOf(parameter) ?? "(null)").Replace("$", "$$", StringComparison.Ordinal), 1);
        }

        if (severity > 10)
        {
            throw new SqlException(number, severity, text, state);
        }

        run.Sink.Message(new SqlMessage(number, severity, text, state));
        run.Done();
    }

    public static void WaitFor(BatchRun run, WaitForStatement statement)
    {
        if (statement.WaitForOption != WaitForOption.Delay)
        {
            throw SqlException.Unknown("WAITFOR " + statement.WaitForOption);
        }

        run.Session.Command = "WAITFOR";
        var delay = TimeSpan.Parse(run.TextOf((ScalarExpression)statement.Parameter) ?? "0:0:0", CultureInfo.InvariantCulture);
        run.Cancellation.WaitHandle.WaitOne(delay);
        run.Cancellation.ThrowIfCancellationRequested();
        run.Done();
    }

    private static string? NameOf(BatchRun run, TransactionStatement statement) => statement.Name is null ? null : run.TextOf(statement.Name);
}
