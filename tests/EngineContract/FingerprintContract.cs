using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Fingerprints: equal on equal rows in any order, different for any other difference.</summary>
public abstract class FingerprintContract : EngineContractTests
{
    private static readonly object?[][] Rows = Enumerable.Range(1, 40).Select(k => new object?[] { (long)k, "Гость " + k, k / 4.0 }).ToArray();

    private int _databases;

    protected FingerprintContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    [Fact]
    public void Equal_rows_in_another_physical_order_are_equal()
    {
        var shuffled = Rows.ToArray();
        new Random(7).Shuffle(shuffled);

        var straight = Of(Rows);

        Assert.Equal(straight, Of(shuffled));
        Assert.Equal(straight, Of(Rows.Reverse().ToArray()));
        Assert.Equal(40, straight.Rows);
    }

    [Fact]
    public void Rows_that_were_deleted_and_added_again_are_equal()
    {
        var name = Make(Rows);
        Author.Execute(name, "DELETE FROM t WHERE a < 20");
        Author.Insert(name, "t", Rows.Take(19).Reverse(), CancellationToken.None);

        Assert.Equal(Of(Rows), Table(name));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("added")]
    [InlineData("deleted")]
    [InlineData("duplicated")]
    [InlineData("duplicated twice")]
    [InlineData("one doubled, one deleted")]
    [InlineData("pair swapped")]
    [InlineData("columns swapped")]
    [InlineData("NULL")]
    [InlineData("empty text")]
    [InlineData("trailing space")]
    [InlineData("leading space")]
    [InlineData("upper case")]
    [InlineData("composed otherwise")]
    [InlineData("least real change")]
    [InlineData("next to zero")]
    public void Any_difference_between_rows_is_seen(string difference)
    {
        var source = Rows.Append([90L, "", 0.0]).Append([91L, "é", 1.0]).Append([92L, "text", 2.0]).ToList();
        var target = source.Select(row => row.ToArray()).ToList();
        Change(target, difference);

        var (one, other) = (Of(source), Of(target));

        Assert.NotEqual(one.Sum, other.Sum);
        Assert.Equal(target.Count, other.Rows);
    }

    [Fact]
    public void A_number_a_text_and_a_real_that_look_alike_differ()
    {
        if (UnderTest.ColumnType(ColumnKind.Any) is not { } any)
        {
            Assert.Skip("The engine has no column that keeps the type of each value.");
            return;
        }

        object?[] values = [1L, "1", 1.0, "1.0", null, "", "1 ", " 1", new byte[] { 0x31 }, Array.Empty<byte>(), 0L, 0.0, "0", "NULL"];
        var sums = values.Select(value => OfOne(any, value)).ToArray();

        Assert.Equal(values.Length, sums.Distinct().Count());
    }

    [Fact]
    public void Values_do_not_run_into_each_other()
    {
        string[][] rows = [["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"]];

        var sums = rows.Select(row =>
        {
            var name = NextName();
            Author.Create(name);
            Author.Execute(name, $"CREATE TABLE t (a {Type(ColumnKind.Text)}, b {Type(ColumnKind.Text)})");
            Author.Insert(name, "t", [row], CancellationToken.None);
            return Table(name).Sum;
        }).ToArray();

        Assert.Equal(rows.Length, sums.Distinct().Count());
    }

    [Fact]
    public void An_empty_table_has_a_fingerprint_of_no_rows()
    {
        var (rows, sum) = Of([]);

        Assert.Equal(0, rows);
        Assert.Equal(new string('0', 32), sum);
    }

    [Fact]
    public void However_many_lanes_read_the_fingerprint_is_the_same()
    {
        MakeSample(Database, 20_000);
        var sums = new[] { 1, 2, 7, 64 }.Select(lanes =>
        {
            using var content = Instance.OpenContent(Database, CancellationToken.None);
            return FingerprintWork.Run(Database, content, lanes, CancellationToken.None).Fingerprint;
        }).ToArray();

        Assert.Single(sums.Distinct());
    }

    [Fact]
    public void A_comparison_names_the_table_and_the_object_that_differ()
    {
        MakeSample(Database);
        MakeSample("other");
        Author.Execute("other", "DELETE FROM goods WHERE k = 7");
        Author.Execute("other", "CREATE INDEX goods_by_both ON goods (amount, k)");
        Author.Execute("other", $"CREATE TABLE extra (a {Type(ColumnKind.WholeNumber)})");

        var results = DatabaseComparison.Compare(Fingerprint(Database), Fingerprint("other")).ToArray();

        Assert.Contains(results, result => result is { Id: "Compare.Table", Status: CheckStatus.Fail } && result.Subject.Contains("goods", StringComparison.Ordinal));
        Assert.Contains(results, result => result is { Id: "Compare.Table", Status: CheckStatus.Fail } && result.Subject.Contains("extra", StringComparison.Ordinal));
        Assert.Contains(results, result => result is { Id: "Compare.Schema", Status: CheckStatus.Fail } && result.Subject.Contains("goods_by_both", StringComparison.Ordinal));
        Assert.All(results, result => Assert.True(result.Status == CheckStatus.Pass || result.Remedy.Length > 0));
        Assert.DoesNotContain(DatabaseComparison.Compare(Fingerprint(Database), Fingerprint(Database)), result => result.Status != CheckStatus.Pass);
    }

    [Fact]
    public void A_view_of_a_database_does_not_move_while_it_is_read()
    {
        MakeAccounts(Database);
        var before = Fingerprint(Database).Fingerprint;
        using var foreign = UnderTest.ConnectForeign(Database);
        string during;
        using (var content = Instance.OpenContent(Database, CancellationToken.None))
        {
            var writing = System.Threading.Tasks.Task.Run(() => foreign.TryWrite("UPDATE cash SET v = v - 1", "UPDATE card SET v = v + 1"));
            Thread.Sleep(50);
            during = FingerprintWork.Run(Database, content, 0, CancellationToken.None).Fingerprint;
            content.Dispose();
            Assert.True(writing.Wait(TimeSpan.FromSeconds(60)) && writing.Result);
        }

        Assert.Equal(before, during);
        Assert.NotEqual(before, Fingerprint(Database).Fingerprint);
    }

    private static void Change(List<object?[]> rows, string difference)
    {
        switch (difference)
        {
            case "changed":
                rows[17][1] = "Гость";
                break;
            case "added":
                rows.Add([41L, "Гость 41", 10.25]);
                break;
            case "deleted":
                rows.RemoveAt(0);
                break;
            case "duplicated":
                rows.Add(rows[5]);
                break;
            case "duplicated twice":
                // An XOR of the row hashes would not see it.
                rows.Add(rows[5]);
                rows.Add(rows[5]);
                break;
            case "one doubled, one deleted":
                rows[4] = rows[5];
                break;
            case "pair swapped":
                (rows[3][1], rows[4][1]) = (rows[4][1], rows[3][1]);
                break;
            case "columns swapped":
                (rows[7][0], rows[7][2]) = ((long)(double)rows[7][2]!, (double)(long)rows[7][0]!);
                break;
            case "NULL":
                rows[^3][1] = null;
                break;
            case "empty text":
                rows[0][1] = "";
                break;
            case "trailing space":
                rows[^1][1] = "text ";
                break;
            case "leading space":
                rows[^1][1] = " text";
                break;
            case "upper case":
                rows[^1][1] = "Text";
                break;
            case "composed otherwise":
                rows[^2][1] = "e\u0301";
                break;
            case "least real change":
                rows[20][2] = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits((double)rows[20][2]!) + 1);
                break;
            case "next to zero":
                rows[^3][2] = double.Epsilon;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(difference));
        }
    }

    private string OfOne(string type, object? value)
    {
        var name = NextName();
        Author.Create(name);
        Author.Execute(name, $"CREATE TABLE t (a {type})");
        Author.Insert(name, "t", [[value]], CancellationToken.None);
        return Table(name).Sum;
    }

    private (long Rows, string Sum) Of(IReadOnlyCollection<object?[]> rows) => Table(Make(rows));

    private string Make(IEnumerable<object?[]> rows)
    {
        var name = NextName();
        Author.Create(name);
        Author.Execute(name, $"CREATE TABLE t (a {Type(ColumnKind.WholeNumber)}, b {Type(ColumnKind.Text)}, c {Type(ColumnKind.RealNumber)})");
        Author.Insert(name, "t", rows, CancellationToken.None);
        return name;
    }

    private (long Rows, string Sum) Table(string database)
    {
        var table = Assert.Single(Fingerprint(database).Tables);
        return (table.Rows, table.Fingerprint);
    }

    private string NextName() => "db" + (++_databases).ToString(CultureInfo.InvariantCulture);
}
