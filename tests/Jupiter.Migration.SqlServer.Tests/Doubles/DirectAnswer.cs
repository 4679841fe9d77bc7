using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServer.Tests.Doubles;

/// <summary>Keeps what a batch answers that was run past the wire.</summary>
internal sealed class DirectAnswer : IResultSink
{
    public List<object?[]> Rows { get; } = [];

    public List<SqlMessage> Messages { get; } = [];

    public IEnumerable<SqlMessage> Errors => Messages.Where(message => message.Class > 10);

    public void Columns(IReadOnlyList<ResultColumn> columns)
    {
    }

    public void Row(object?[] values) => Rows.Add([.. values]);

    public void Done(long? rowCount)
    {
    }

    public void Message(SqlMessage message) => Messages.Add(message);

    public void DatabaseChanged(string before, string after)
    {
    }

    public void TransactionChanged(byte change, ulong descriptor)
    {
    }
}
