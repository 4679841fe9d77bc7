using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>Cuts a table into ranges of its clustered key, so that several sessions read it side by side.</summary>
internal static class KeyRanges
{
    private const long RowsPerPiece = 20_000;
    private const int MostPieces = 64;

    /// <summary>Cuts a table.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Pieces that together hold every row exactly once; none for a table without a readable column.</returns>
    public static IReadOnlyList<RowRange> Split(ServerSession session, TablePlan table, CancellationToken cancellation)
    {
        if (table.Columns.Count == 0)
        {
            return [];
        }

        var pieces = (int)Math.Min(MostPieces, table.EstimatedRows / RowsPerPiece);
        if (table.RangeKey is null || pieces < 2)
        {
            return [RowRange.All];
        }

        var bounds = session.One(
            Statement.Text("Rows/key-bounds", ("column", table.RangeKey), ("schema", table.Schema), ("table", table.Table)),
            row => row.IsDBNull(0) ? ((long, long)?)null : (row.GetInt64(0), row.GetInt64(1)),
            cancellation);
        if (bounds is not var (first, last))
        {
            return [RowRange.All];
        }

        // Keys are any 64-bit integers, so their span can be wider than one.
        var span = (decimal)last - first + 1;
        pieces = (int)Math.Min(pieces, span);
        var ranges = new List<RowRange>(pieces);
        for (var i = 0; i < pieces; i++)
        {
            ranges.Add(new RowRange((long)(first + decimal.Floor(span * i / pieces)), (long)(first + decimal.Floor(span * (i + 1) / pieces) - 1)));
        }

        return ranges;
    }
}
