using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>A session whose batches are words: <c>echo</c>, <c>types</c>, <c>rows 10 100</c>, <c>wait</c> and so on.</summary>
internal sealed class ScriptedSession(ScriptedInstance instance, short id) : ISqlSession
{
    private readonly CancellationTokenSource _ended = new();
    private ulong _transactions;

    public short Id => id;

    public CancellationToken Ended => _ended.Token;

    public int Resets { get; private set; }

    public bool IsDisposed { get; private set; }

    public ManualResetEventSlim IsWaiting { get; } = new();

    public ManualResetEventSlim WasBrokenOff { get; } = new();

    public void Kill() => _ended.Cancel();

    public void Reset() => Resets++;

    public void Dispose()
    {
        IsDisposed = true;
        instance.Sessions.TryRemove(id, out _);
    }

    public void Execute(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken attention)
    {
        try
        {
            Run(text, parameters, results, attention);
        }
        catch (OperationCanceledException)
        {
            WasBrokenOff.Set();
            throw;
        }
    }

    private static ResultColumn Column(string name, SqlTypeName type, int length = 0) => new(name, new SqlType(type, length));

    private void Run(string text, IReadOnlyList<SqlParameterValue> parameters, IResultSink results, CancellationToken attention)
    {
        var words = text.Length > 1000 ? ["length"] : text.Trim().Split(' ');
        switch (words[0])
        {
            case "echo":
                results.Columns([.. parameters.Select(parameter => new ResultColumn(parameter.Name, parameter.Type))]);
                results.Row([.. parameters.Select(parameter => parameter.Value)]);
                results.Done(1);
                break;
            case "types":
                results.Columns([.. TypeSample.All.Select(sample => sample.Column)]);
                results.Row([.. TypeSample.All.Select(sample => sample.Wire)]);
                results.Row(new object?[TypeSample.All.Count]);
                results.Done(2);
                break;
            case "fixed":
                results.Columns([.. TypeSample.All.Select(sample => sample.Column with { IsNullable = false })]);
                results.Row([.. TypeSample.All.Select(sample => sample.Wire)]);
                results.Done(1);
                break;
            case "rows":
                Rows(Number(words, 1), Number(words, 2), results);
                break;
            case "lob":
                results.Columns([Column("b", SqlTypeName.VarBinary, -1), Column("s", SqlTypeName.VarChar, -1), Column("k", SqlTypeName.Int)]);
                results.Row([TypeSample.Bytes(Number(words, 1)), TypeSample.Text(Number(words, 1)), 7L]);
                results.Done(1);
                break;
            case "length":
                results.Columns([Column("length", SqlTypeName.Int), Column("last", SqlTypeName.NVarChar, 20)]);
                results.Row([(long)text.Length, text[^1..]]);
                results.Done(1);
                break;
            case "spid":
                results.Columns([Column("spid", SqlTypeName.SmallInt)]);
                results.Row([(long)id]);
                results.Done(1);
                break;
            case "udt":
                results.Columns([new ResultColumn("node", new SqlType(SqlTypeName.Udt, UdtName: "hierarchyid")), Column("k", SqlTypeName.Int)]);
                results.Row([TypeSample.Bytes(5), 7L]);
                results.Row([null, 8L]);
                results.Done(2);
                break;
            case "wait":
                IsWaiting.Set();
                attention.WaitHandle.WaitOne();
                attention.ThrowIfCancellationRequested();
                break;
            case "several":
                Rows(2, 1, results);
                results.Done(5);
                Rows(3, 1, results);
                break;
            case "progress":
                results.Message(new SqlMessage(3211, 0, "10 percent processed."));
                results.Message(new SqlMessage(3211, 0, "100 percent processed."));
                results.Done(null);
                break;
            case "fail":
                results.Message(new SqlMessage(Number(words, 1), (byte)Number(words, 2), $"Отказ {words[1]}.", 7, 42));
                break;
            case "backup":
                results.Message(new SqlMessage(3201, 16, "Cannot open backup device."));
                results.Message(new SqlMessage(3013, 16, "BACKUP DATABASE is terminating abnormally."));
                break;
            case "late":
                Rows(3, 1, results, isLast: false);
                results.Message(new SqlMessage(824, 16, "A page is torn."));
                break;
            case "use":
                results.DatabaseChanged("master", words[1]);
                results.Done(null);
                break;
            case "bug":
                throw new InvalidOperationException("This is a bug.");
            case "BEGIN":
                results.TransactionChanged(8, ++_transactions);
                results.Done(null);
                break;
            case "COMMIT" or "ROLLBACK":
                results.TransactionChanged(words[0] == "COMMIT" ? (byte)9 : (byte)10, _transactions);
                results.Done(null);
                break;
            case "EXEC":
                results.Columns([Column("text", SqlTypeName.NVarChar, -1), .. parameters.Select(p => new ResultColumn(p.Name, p.Type))]);
                results.Row([text, .. parameters.Select(parameter => parameter.Value)]);
                results.Done(1);
                break;
            default:
                results.Done(null);
                break;
        }
    }

    private static void Rows(int count, int size, IResultSink results, bool isLast = true)
    {
        results.Columns([Column("k", SqlTypeName.Int), Column("s", SqlTypeName.NVarChar, -1)]);
        var values = new object?[] { null, TypeSample.Text(size) };
        for (var k = 1; k <= count; k++)
        {
            values[0] = (long)k;
            results.Row(values);
        }

        if (isLast)
        {
            results.Done(count);
        }
    }

    private static int Number(string[] words, int index) => int.Parse(words[index], CultureInfo.InvariantCulture);
}
