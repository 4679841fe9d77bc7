using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sql;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A batch, parsed once however often it is sent.</summary>
internal sealed record ParsedBatch(string Text, IReadOnlyList<TSqlStatement> Statements, SqlException? Failure)
{
    public static ParsedBatch Parse(string text, TSqlParser parser)
    {
        // ScriptDom does not know KEEP_CDC. What it knows stands where that would, and the double has no replication.
        using var reader = new StringReader(text.Replace("KEEP_CDC", "KEEP_REPLICATION", System.StringComparison.Ordinal));
        var fragment = parser.Parse(reader, out var errors);
        if (errors is { Count: > 0 })
        {
            return new ParsedBatch(text, [],
                new SqlException([new Sessions.SqlMessage(NumberOf(errors[0]), 15, errors[0].Message, 1, errors[0].Line)]));
        }

        var batches = ((TSqlScript)fragment).Batches;
        return batches.Count > 1
            ? new ParsedBatch(text, [], new SqlException(102, 15, "Incorrect syntax near 'GO'."))
            : new ParsedBatch(text, [.. batches.SelectMany(batch => batch.Statements)], null);
    }

    private static int NumberOf(ParseError error) => error.Message.Contains("is too long", System.StringComparison.Ordinal) ? 103 : 102;
}
