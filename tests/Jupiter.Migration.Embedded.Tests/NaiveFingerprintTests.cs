using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Our fingerprint against the plain one.</summary>
[Trait("Tier", "Whole")]
public sealed class NaiveFingerprintTests : EmbeddedTests
{
    private static readonly Gen<object?> Value = Gen.OneOf(
        Gen.Const<object?>(() => null),
        Gen.Long.Select(value => (object?)value),
        Gen.Int[-3, 3].Select(value => (object?)(long)value),
        Gen.Double.Where(value => !double.IsNaN(value)).Select(value => (object?)value),
        Gen.Const<object?>(() => -0.0),
        Gen.Char["abЖ 🍕1.0'\"\0"].Array[0, 12].Select(value => (object?)Whole(new string(value))),
        Gen.Byte.Array[0, 40].Select(value => (object?)value));

    [Fact]
    public void Both_agree_on_random_tables()
    {
        var table = 0;
        Author.Create(Database);
        Gen.Int[1, 5].SelectMany(columns => Value.Array[columns].Array[0, 40]).Sample(
            rows =>
            {
                var name = "t" + (++table).ToString(CultureInfo.InvariantCulture);
                var columns = rows.Length == 0 ? 1 : rows[0].Length;
                Author.Execute(Database, $"CREATE TABLE {name} ({string.Join(", ", Enumerable.Range(0, columns).Select(i => "c" + i))})");
                Author.Insert(Database, name, rows, CancellationToken.None);
                return true;
            },
            iter: 150,
            threads: 1);

        Assert.Equal(NaiveFingerprint.Of(Server.PathOf(Database)), Fingerprint(Database).Fingerprint);
        Assert.True(Fingerprint(Database).Tables.Count >= 150);
    }

    [Fact]
    public void Both_agree_on_every_kind_of_table()
    {
        var path = Make(
            Database,
            "CREATE TABLE \"Чеки \"\"дня\"\"\" (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT, c REAL)",
            "CREATE TABLE w (a TEXT PRIMARY KEY, b BLOB) WITHOUT ROWID",
            "CREATE TABLE g (a INTEGER, b INTEGER AS (a * 2) STORED, c TEXT AS ('x' || a))",
            "CREATE TABLE \"A\" (x)",
            "CREATE TABLE \"a1\" (x)",
            "INSERT INTO \"Чеки \"\"дня\"\"\" (b, c) VALUES ('Борщ', 1e308), (NULL, -1e-308), ('', 0.1)",
            "INSERT INTO w VALUES ('а', x'ff'), ('б', zeroblob(100000))",
            "INSERT INTO g VALUES (1), (-9223372036854775808), (NULL)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO a1 SELECT i FROM n");

        Assert.Equal(NaiveFingerprint.Of(path), Fingerprint(Database).Fingerprint);
    }

    // SQLite's functions take 127 values in some builds and 1000 in others; a table has up to 2000 columns.
    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2000)]
    public void Both_agree_on_tables_of_any_width(int columns)
    {
        Author.Create(Database);
        Author.Execute(Database, $"CREATE TABLE t ({string.Join(", ", Enumerable.Range(0, columns).Select(i => "c" + i))})");
        Author.Execute(Database, $"INSERT INTO t VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => i % 5 == 0 ? "NULL" : "'щи " + i + "'"))})");
        Author.Execute(Database, $"INSERT INTO t VALUES ({string.Join(", ", Enumerable.Range(0, columns))})");

        Assert.Equal(NaiveFingerprint.Of(Server.PathOf(Database)), Fingerprint(Database).Fingerprint);
    }

    [Fact]
    public void What_fails_while_a_row_is_taken_fails_as_itself_and_the_reader_goes_on_with_the_next_table()
    {
        MakeSample(Database);
        using var content = Instance.OpenContent(Database, CancellationToken.None);
        var table = content.ReadTables(CancellationToken.None).Single();
        using var reader = content.OpenReader();

        var failure = Assert.Throws<InvalidTimeZoneException>(
            () => reader.Read(table, table.Ranges[0], new RowEncoder(new Thrower()), CancellationToken.None));

        Assert.Equal("at row 3", failure.Message);
        var rows = new RowEncoder();
        reader.Read(table, table.Ranges[0], rows, CancellationToken.None);
        Assert.Equal(100, rows.Sum.Rows);
    }

    [Fact]
    public void No_view_of_the_database_can_call_the_function_that_reads_its_rows()
    {
        var path = Make(Database, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)", "CREATE VIEW v AS SELECT jupiter_rows(a) FROM t");
        using var session = SqliteSession.OpenImmutable(path);
        using var function = new RowFunction(session, isUtf16: false);

        Assert.True(session.CanPrepare("SELECT jupiter_rows(a) FROM t"));
        Assert.False(session.CanPrepare("SELECT * FROM v"));
        session.Dispose();
    }

    [Fact]
    public void Both_agree_on_rows_around_the_size_of_the_row_buffer()
    {
        int[] lengths = [65_508, 65_517, 65_518, 65_519, 65_526, 65_527, 65_528, 65_535, 65_536, 65_537, 131_072, 200_000];
        Author.Create(Database);
        Author.Execute(Database, "CREATE TABLE t (a, b, c, d)");
        Author.Insert(Database, "t", Rows(lengths), CancellationToken.None);

        Assert.Equal(NaiveFingerprint.Of(Server.PathOf(Database)), Fingerprint(Database).Fingerprint);
    }

    [Fact]
    public void Both_agree_on_blobs_of_tens_of_megabytes()
    {
        Author.Create(Database);
        Author.Execute(Database, "CREATE TABLE t (a INTEGER, b BLOB, c TEXT)");
        Author.Insert(
            Database, "t", [[1L, new byte[40_000_000], "после"], [2L, new byte[25_000_001], new string('Ж', 10_000_000)]], CancellationToken.None);

        Assert.Equal(NaiveFingerprint.Of(Server.PathOf(Database)), Fingerprint(Database).Fingerprint);
        Assert.Equal(2, Backup(Database, BackupPath()).Rows);
        Restore(BackupPath(), "copy");
    }

    private static IEnumerable<object?[]> Rows(IEnumerable<int> lengths)
    {
        foreach (var length in lengths)
        {
            var blob = new byte[length];
            new Random(length).NextBytes(blob);
            yield return [blob, null, 1L, "x"];
            yield return [1L, blob, null, blob];
            yield return [new string('x', length), 1.5, blob, 2L];
            yield return [new string('Ж', length / 2), blob[..(length / 3)], blob[(length / 3)..], 2L];
        }
    }

    // Half a character can't be stored; a random text may hold one.
    private static string Whole(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private sealed class Thrower : IRowListener
    {
        private int _rows;

        public void RowEnded(ReadOnlySpan<byte> encoded, RowHash hash)
        {
            if (++_rows == 3)
            {
                throw new InvalidTimeZoneException("at row 3");
            }
        }
    }
}
