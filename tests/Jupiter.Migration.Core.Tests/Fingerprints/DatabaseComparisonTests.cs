using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Fingerprints;

public sealed class DatabaseComparisonTests
{
    private const string A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string B = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    private static readonly IncomparablePart Covered = new() { Column = "*", Reason = "virtual", IsCoveredElsewhere = true };
    private static readonly IncomparablePart NotCovered = new() { Column = "*", Reason = "elsewhere" };

    [Fact]
    public void Equal_databases_pass_table_by_table_and_as_a_schema()
    {
        var database = Database([Table("t", 1, A), Table("u", 0, B)], ["table t", "view v"]);

        Assert.Equal(
            ["Pass Compare.Table t", "Pass Compare.Table u", "Pass Compare.Schema Jupiter"],
            Compare(database, database));
    }

    [Fact]
    public void Every_difference_of_rows_is_named()
    {
        var expected = Database([Table("changed", 1, A), Table("counted", 1, A), Table("missing", 1, A), Table("same", 1, A)]);
        var actual = Database([Table("changed", 1, B), Table("counted", 2, A), Table("extra", 1, A), Table("same", 1, A)]);

        Assert.Equal(
            [
                "Fail Compare.Table changed", "Fail Compare.Table counted", "Fail Compare.Table missing", "Pass Compare.Table same",
                "Fail Compare.Table extra", "Pass Compare.Schema Jupiter",
            ],
            Compare(expected, actual));
    }

    [Fact]
    public void Names_of_another_case_are_other_tables() => Assert.Equal(
        ["Fail Compare.Table t", "Fail Compare.Table T", "Pass Compare.Schema Jupiter"],
        Compare(Database([Table("t", 1, A)]), Database([Table("T", 1, A)])));

    [Fact]
    public void Every_difference_of_definitions_is_named() => Assert.Equal(
        ["Fail Compare.Schema trigger x", "Fail Compare.Schema view gone", "Fail Compare.Schema index new"],
        Compare(
            Database([], ["table t", "trigger x", "view gone"]),
            Database([], ["table t", "trigger x!", "index new"])));

    [Fact]
    public void What_can_not_be_compared_is_told_and_never_passes()
    {
        var part = new IncomparablePart { Column = "cost", Reason = "own function", IsCoveredElsewhere = true };
        var unknown = new IncomparablePart { Column = "geo", Reason = "no reader" };
        var database = Database([Table("t", 1, A, part, unknown), Table("virtual", 0, "", Covered), Table("linked", 0, "", NotCovered)]);

        Assert.Equal(
            [
                "Pass Compare.Table t", "Skipped Compare.Table virtual", "Warning Compare.Table linked", "Skipped Compare.Coverage t.cost",
                "Unknown Compare.Coverage t.geo", "Skipped Compare.Coverage virtual.*", "Unknown Compare.Coverage linked.*",
                "Pass Compare.Schema Jupiter",
            ],
            Compare(database, database));
    }

    [Fact]
    public void What_only_one_side_can_read_fails() => Assert.Equal(
        ["Fail Compare.Table t", "Unknown Compare.Coverage t.*", "Pass Compare.Schema Jupiter"],
        Compare(Database([Table("t", 5, A)]), Database([Table("t", 0, "", NotCovered)])));

    [Fact]
    public void Whoever_has_to_act_is_told_what_to_do()
    {
        var results = DatabaseComparison.Compare(Database([Table("t", 1, A)], ["view v"]), Database([Table("t", 1, B)])).ToArray();

        Assert.All(results, result => Assert.True(result.Remedy.Length > 0 && result.Clause == "R4b"));
        Assert.Contains("t", results[0].Remedy, System.StringComparison.Ordinal);
        Assert.Contains(A, results[0].Expected, System.StringComparison.Ordinal);
        Assert.Contains(B, results[0].Actual, System.StringComparison.Ordinal);
    }

    private static string[] Compare(DatabaseFingerprint expected, DatabaseFingerprint actual) =>
        [.. DatabaseComparison.Compare(expected, actual).Select(result => result.ToString())];

    private static TableFingerprint Table(string name, long rows, string fingerprint, params IncomparablePart[] incomparable) =>
        new() { Name = name, Rows = rows, Fingerprint = fingerprint, Incomparable = incomparable };

    // "trigger x!" is the trigger x with another definition.
    private static DatabaseFingerprint Database(IReadOnlyList<TableFingerprint> tables, string[]? objects = null)
    {
        var items = (objects ?? []).Select(item => new SchemaObjectFingerprint
        {
            Kind = item.Split(' ')[0],
            Name = item.Split(' ')[1].TrimEnd('!'),
            Sha256 = FingerprintLines.OfDefinition(item),
        }).ToArray();
        return new DatabaseFingerprint
        {
            Database = "Jupiter",
            Tables = tables,
            SchemaObjects = items,
            Fingerprint = FingerprintLines.OfTables(tables),
            SchemaFingerprint = FingerprintLines.OfSchema(items),
        };
    }
}
