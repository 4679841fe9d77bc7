using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Faults;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A batch that runs: its variables, where its answers go, and what stops it.</summary>
internal sealed class BatchRun
{
    /// <summary>Errors after which the rest of a batch does not run.</summary>
    private static readonly HashSet<int> Fatal = [102, 137, 207, 208, 209, 241, 245, 911, 1205, 3902, 3906, 4104, 8114, 8115,
        SqlException.UnknownNumber];

    private readonly Dictionary<string, (SqlType Type, object? Value)> _variables = new(StringComparer.OrdinalIgnoreCase);

    public BatchRun(SqlSession session, IResultSink sink, CancellationToken cancellation) =>
        (Session, Sink, Cancellation) = (session, sink, cancellation);

    public SqlSession Session { get; }

    public SqlServerInstance Instance => Session.Instance;

    public DatabaseModel Database => Session.Database;

    public IResultSink Sink { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Set by RETURN.</summary>
    public bool IsOver { get; set; }

    public void Run(ParsedBatch batch, IReadOnlyList<SqlParameterValue> parameters)
    {
        foreach (var parameter in parameters)
        {
            _variables[parameter.Name] = (parameter.Type, parameter.Value);
        }

        if (batch.Failure is not null)
        {
            throw batch.Failure;
        }

        Session.VariableTypes = name => _variables.TryGetValue(name, out var variable) ? variable.Type : null;
        Session.Connection.Cancellation = Cancellation;
        try
        {
            RunAll(batch.Statements);
        }
        finally
        {
            Session.Connection.Cancellation = CancellationToken.None;
        }
    }

    public void RunAll(IEnumerable<TSqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            if (IsOver)
            {
                return;
            }

            Cancellation.ThrowIfCancellationRequested();
            RunOne(statement);
        }
    }

    public void Declare(string name, SqlType type, object? value)
    {
        if (!_variables.TryAdd(name, (type, value)))
        {
            throw new SqlException(134, 15,
                $"The variable name '{name}' has already been declared. Variable names must be unique within a query batch or stored procedure.");
        }
    }

    public (SqlType Type, object? Value) Variable(string name) => _variables.TryGetValue(name, out var variable)
        ? variable
        : throw new SqlException(137, 15, $"Must declare the scalar variable \"{name}\".", 2);

    public void Set(string name, object? value) => _variables[name] = (Variable(name).Type, value);

    public object?[] ValuesFor(Translation translation)
    {
        var values = new object?[translation.Variables.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Variable(translation.Variables[i].Name).Value;
        }

        return values;
    }

    /// <summary>The value of an expression that stands alone, converted when a type is told.</summary>
    public object? Evaluate(ScalarExpression expression, SqlType? to = null) =>
        One(expression, translator => translator.Expression(expression, to));

    /// <summary>The text of an expression that stands alone.</summary>
    public string? TextOf(ScalarExpression expression) => (string?)Evaluate(expression, SqlTypes.NVarChar(4000));

    /// <summary>A name, a literal or a variable, as statements of databases and files take it.</summary>
    public string TextOf(IdentifierOrValueExpression name) =>
        name.ValueExpression is null ? name.Identifier.Value : TextOf(name.ValueExpression) ?? "";

    public bool Holds(BooleanExpression condition) => One(condition, translator => translator.Condition(condition)) is long and not 0;

    public void Inform(int number, string text, byte severity = 0, byte state = 1) =>
        Sink.Message(new SqlMessage(number, severity, text, state));

    public void Done(long? count = null)
    {
        Session.LastRowCount = count ?? 0;
        Sink.Done(Session.Settings.NoCount ? null : count);
    }

    private object? One(TSqlFragment fragment, Func<Translator, Translation> translate)
    {
        var prepared = Session.Prepare(fragment, translate);
        object? value = null;
        Session.Read(prepared.Translation, () =>
        {
            Session.Fill(prepared.Translation);
            prepared.Statement.Bind(ValuesFor(prepared.Translation));
            var row = new object?[1];
            if (prepared.Statement.Step())
            {
                prepared.Statement.Read(row);
                value = row[0];
            }

            prepared.Statement.Reset();
        });
        return value;
    }

    private void RunOne(TSqlStatement statement)
    {
        try
        {
            StatementKinds.Of(statement)(this, statement);
            Session.LastError = 0;
        }
        catch (SqlException e)
        {
            Fail(e, statement);
        }
        catch (SqliteFailureException e)
        {
            Fail(SqliteErrors.Translate(e, Session), statement);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SessionDroppedException or OutOfMemoryException))
        {
            // A fault of the double's own, which a client shall see as one.
            Fail(SqlException.Unknown($"how to go on: {e}"), statement);
        }
    }

    private void Fail(SqlException failure, TSqlStatement statement)
    {
        foreach (var message in failure.Messages)
        {
            Sink.Message(message.Line == 1 ? message with { Line = statement.StartLine } : message);
        }

        Session.LastError = failure.Number;
        if (Session.TransactionCount > 0 && (failure.Number == 1205 || (Session.Settings.XactAbort && failure.Messages[0].Class >= 11)))
        {
            Session.Rollback(Sink);
        }

        if (Fatal.Contains(failure.Number) || Session.Settings.XactAbort)
        {
            IsOver = true;
        }
    }
}
