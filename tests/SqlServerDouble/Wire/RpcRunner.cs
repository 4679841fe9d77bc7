using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Runs calls of procedures. What the wire does not know itself becomes an EXEC for the session.</summary>
internal sealed class RpcRunner(ISqlSession session, PreparedStatements prepared)
{
    public void Run(IReadOnlyList<RpcCall> calls, ResultWriter results, CancellationToken attention)
    {
        results.IsInProcedure = true;
        for (var i = 0; i < calls.Count && !results.IsFatal; i++)
        {
            results.LastError = 0;
            var output = Run(calls[i], results, attention);
            attention.ThrowIfCancellationRequested();
            if (!results.IsFatal)
            {
                results.EndProcedure(results.LastError, output, i == calls.Count - 1);
            }
        }
    }

    private (string Name, int Value)? Run(RpcCall call, ResultWriter results, CancellationToken attention)
    {
        var parameters = call.Parameters;
        switch (call.Procedure)
        {
            case KnownProcedure.ExecuteSql:
                var values = PreparedStatements.Name([.. parameters.Skip(2)], parameters.Count > 1 ? Text(call, 1) : "");
                session.Execute(Text(call, 0), values, results, attention);
                return null;
            case KnownProcedure.Prepare:
                return (Parameter(call, 0).Name, prepared.Add(Text(call, 2), Text(call, 1)));
            case KnownProcedure.PrepareAndExecute:
                var handle = prepared.Add(Text(call, 2), Text(call, 1));
                Execute(handle, [.. parameters.Skip(3)], results, attention);
                return (Parameter(call, 0).Name, handle);
            case KnownProcedure.Execute:
                Execute(Handle(call), [.. parameters.Skip(1)], results, attention);
                return null;
            case KnownProcedure.Unprepare:
                if (!prepared.Remove(Handle(call)))
                {
                    Refuse(Handle(call), results);
                }

                return null;
            case KnownProcedure.ResetConnection:
                prepared.Clear();
                session.Reset();
                return null;
            default:
                Call(call, results, attention);
                return null;
        }
    }

    private void Execute(int handle, IReadOnlyList<SqlParameterValue> values, ResultWriter results, CancellationToken attention)
    {
        if (prepared.TryGet(handle, out var statement))
        {
            session.Execute(statement.Text, PreparedStatements.Name(values, statement.Declaration), results, attention);
        }
        else
        {
            Refuse(handle, results);
        }
    }

    private void Call(RpcCall call, ResultWriter results, CancellationToken attention)
    {
        // A value without a name goes to the parameter at its place, under a name of its own in the batch.
        var values = call.Parameters.Select((value, i) => value.Name.Length == 0 ? value with { Name = $"@P{i + 1}" } : value).ToArray();
        var arguments = call.Parameters.Select((value, i) => value.Name.Length == 0 ? values[i].Name : $"{value.Name} = {value.Name}");
        session.Execute($"EXEC {call.Name} {string.Join(", ", arguments)}".TrimEnd(), values, results, attention);
    }

    private static void Refuse(int handle, ResultWriter results) =>
        results.Message(new SqlMessage(8179, 16, $"Could not find prepared statement with handle {handle}.", 4));

    private static SqlParameterValue Parameter(RpcCall call, int index) => index < call.Parameters.Count
        ? call.Parameters[index]
        : throw new ProtocolException($"{call.Name} lacks parameter {index + 1}.");

    private static string Text(RpcCall call, int index) => Parameter(call, index).Value switch
    {
        string text => text,
        null => "",
        _ => throw new ProtocolException($"Parameter {index + 1} of {call.Name} is no text."),
    };

    private static int Handle(RpcCall call) => Parameter(call, 0).Value is long handle and <= int.MaxValue and >= int.MinValue
        ? (int)handle
        : throw new ProtocolException($"{call.Name} is called without a handle.");
}
