using System.Collections.Generic;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>Cuts a table into pieces by its row numbers, so that several threads read it.</summary>
internal static class KeyRanges
{
    private const int Pieces = 16;
    private const long SmallestSpan = 4096;

    /// <summary>Cuts a table.</summary>
    /// <param name="session">A connection that sees it.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">The name of its row number.</param>
    /// <returns>Pieces that together hold every row exactly once.</returns>
    public static IReadOnlyList<RowRange> Split(SqliteSession session, string table, string key)
    {
        var first = session.QueryInteger($"SELECT min({key}) FROM main.{SqlText.Name(table)}");
        var last = session.QueryInteger($"SELECT max({key}) FROM main.{SqlText.Name(table)}");

        // Row numbers are any 64-bit integers, so their span can be wider than one.
        var span = (decimal)last - first;
        if (span < SmallestSpan)
        {
            return [RowRange.All];
        }

        var ranges = new List<RowRange>(Pieces);
        for (var i = 0; i < Pieces; i++)
        {
            var from = i == 0 ? (long?)null : (long)(first + decimal.Floor(span * i / Pieces)) + 1;
            var to = i == Pieces - 1 ? (long?)null : (long)(first + decimal.Floor(span * (i + 1) / Pieces));
            ranges.Add(new RowRange(from, to));
        }

        return ranges;
    }
}
