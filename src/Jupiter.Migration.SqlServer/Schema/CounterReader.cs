using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Schema;

/// <summary>What an identity column or a sequence counts by, from its definition, and how far the column's numbers go.</summary>
internal static class CounterReader
{
    private const int NamesOfColumn = 3;

    /// <summary>Reads one.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="names">Schema and sequence, or schema, table and column.</param>
    /// <param name="definition">Its lines: start, step, last number.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The counter.</returns>
    public static SchemaCounter Read(ServerSession session, IReadOnlyList<string> names, string definition, CancellationToken cancellation)
    {
        var values = definition.Split('\n').Select(line => line.Substring(line.IndexOf(':') + 1).Trim()).ToArray();
        return new SchemaCounter
        {
            Start = values[0],
            Increment = values[1],
            Value = values[2].Length > 0 ? values[2] : null,
            Furthest = names.Count == NamesOfColumn ? Furthest(session, names, values[1], cancellation) : null,
        };
    }

    private static string? Furthest(ServerSession session, IReadOnlyList<string> column, string increment, CancellationToken cancellation) => session.Scalar(
        Statement.Text(
            increment is ['-', ..] ? "Rows/lowest-number" : "Rows/highest-number",
            ("schema", column[0]),
            ("table", column[1]),
            ("column", column[2])),
        cancellation) as string;
}
