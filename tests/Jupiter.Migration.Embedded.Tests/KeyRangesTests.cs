using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>The pieces of a table: every row is in exactly one, whatever its number.</summary>
public sealed class KeyRangesTests : EmbeddedTests
{
    private static readonly Gen<long> Key = Gen.OneOf(
        Gen.Long,
        Gen.Long[-20_000, 20_000],
        Gen.Const(long.MinValue), Gen.Const(long.MaxValue), Gen.Long[-1, 1],
        Gen.Long[long.MaxValue - 10_000, long.MaxValue],
        Gen.Long[long.MinValue, long.MinValue + 10_000]);

    [Fact]
    public void Every_row_is_in_exactly_one_piece()
    {
        var path = Make(Database, "CREATE TABLE t (v INTEGER)");
        Key.HashSet[1, 40].Sample(
            keys =>
            {
                Run(path, "DELETE FROM t", "INSERT INTO t (rowid, v) VALUES " + string.Join(", ", keys.Select(
                    key => key == long.MinValue ? "(-9223372036854775808, 1)" : string.Create(CultureInfo.InvariantCulture, $"({key}, 1)"))));
                using var session = SqliteSession.Open(path);
                var ranges = KeyRanges.Split(session, "t", "rowid");
                Assert.All(keys, key => Assert.Single(ranges, range => Holds(range, key)));
                Assert.Equal(keys.Count, Read(ranges).Rows);
            },
            iter: 150,
            threads: 1);
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MinValue, 0)]
    [InlineData(0, long.MaxValue)]
    [InlineData(-5000, 5000)]
    [InlineData(long.MaxValue - 4096, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue + 4096)]
    [InlineData(0, 4095)]
    [InlineData(0, 4096)]
    [InlineData(7, 7)]
    public void The_pieces_follow_each_other_without_a_gap(long first, long last)
    {
        var path = Make(Database, "CREATE TABLE t (v INTEGER)");
        var literal = first == long.MinValue ? "-9223372036854775808" : first.ToString(CultureInfo.InvariantCulture);
        Run(path, $"INSERT OR REPLACE INTO t (rowid, v) VALUES ({literal}, 1), ({last.ToString(CultureInfo.InvariantCulture)}, 2)");
        using var session = SqliteSession.Open(path);

        var ranges = KeyRanges.Split(session, "t", "rowid");

        Assert.Null(ranges[0].First);
        Assert.Null(ranges[^1].Last);
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.Last + 1, pair.Second.First));
    }

    [Fact]
    public void A_table_without_rows_is_one_piece()
    {
        var path = Make(Database, "CREATE TABLE t (v INTEGER)");
        using var session = SqliteSession.Open(path);

        Assert.Same(RowRange.All, Assert.Single(KeyRanges.Split(session, "t", "rowid")));
    }

    private static bool Holds(RowRange range, long key) => key >= (range.First ?? long.MinValue) && key <= (range.Last ?? long.MaxValue);

    private RowSum Read(IReadOnlyList<RowRange> ranges)
    {
        using var content = Instance.OpenContent(Database, CancellationToken.None);
        using var reader = content.OpenReader();
        var table = content.ReadTables(CancellationToken.None).Single();
        var rows = new RowEncoder();
        foreach (var range in ranges)
        {
            reader.Read(table, range, rows, CancellationToken.None);
        }

        return rows.Sum;
    }
}
