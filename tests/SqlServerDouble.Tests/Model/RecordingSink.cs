using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Keeps what a batch answers.</summary>
public sealed class RecordingSink : IResultSink
{
    public List<IReadOnlyList<ResultColumn>> Rowsets { get; } = [];

    public List<object?[]> Rows { get; } = [];

    public List<long?> Counts { get; } = [];

    public List<SqlMessage> Messages { get; } = [];

    public List<(byte Change, ulong Descriptor)> Transactions { get; } = [];

    public List<string> Databases { get; } = [];

    public Action? OnRow { get; init; }

    public Action<SqlMessage>? OnMessage { get; init; }

    public IEnumerable<SqlMessage> Errors => Messages.Where(message => message.Class > 10);

    public void Columns(IReadOnlyList<ResultColumn> columns) => Rowsets.Add(columns);

    public void Row(object?[] values)
    {
        Rows.Add([.. values]);
        OnRow?.Invoke();
    }

    public void Done(long? rowCount) => Counts.Add(rowCount);

    public void Message(SqlMessage message)
    {
        Messages.Add(message);
        OnMessage?.Invoke(message);
    }

    public void DatabaseChanged(string before, string after) => Databases.Add(after);

    public void TransactionChanged(byte change, ulong descriptor) => Transactions.Add((change, descriptor));
}
