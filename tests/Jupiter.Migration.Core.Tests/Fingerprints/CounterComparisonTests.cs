using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Fingerprints;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Fingerprints;

/// <summary>Identity columns and sequences: a number may be skipped, and is never given twice.</summary>
public sealed class CounterComparisonTests
{
    [Theory]
    [InlineData("105", "105", "105", CheckStatus.Pass)]
    [InlineData("105", "90", "105", CheckStatus.Pass)]
    [InlineData("105", null, "1001", CheckStatus.Warning)]
    [InlineData("105", "105", "106", CheckStatus.Warning)]
    [InlineData("105", "105", "104", CheckStatus.Fail)]
    [InlineData("105", "105", null, CheckStatus.Fail)]
    [InlineData("90", "105", "100", CheckStatus.Fail)]
    [InlineData("90", "105", "105", CheckStatus.Pass)]
    [InlineData("90", "105", "106", CheckStatus.Warning)]
    [InlineData(null, null, "1000", CheckStatus.Warning)]
    [InlineData("99999999999999999999999999999999999998", null, "99999999999999999999999999999999999997", CheckStatus.Fail)]
    public void The_further_of_the_last_number_and_of_those_in_the_table_decides(string? source, string? furthest, string? restored, CheckStatus expected)
    {
        Assert.Equal(expected, Judge(Counter(source), Counter(restored, furthest: furthest)));
        Assert.Equal(expected, Judge(Counter(Minus(source), "-1"), Counter(Minus(restored), "-1", Minus(furthest))));
    }

    [Fact]
    public void What_differs_in_more_than_its_number_is_another_definition()
    {
        Assert.Equal(CheckStatus.Fail, Judge(Counter("5"), Counter("5", "2")));
        Assert.Equal(CheckStatus.Fail, Judge(Counter("5"), null));
        Assert.Equal(CheckStatus.Fail, Judge(null, Counter("5")));
        Assert.Equal(CheckStatus.Fail, Judge(Counter("5", "0"), Counter("6", "0")));
    }

    [Theory]
    [InlineData("1e9")]
    [InlineData("")]
    [InlineData(" 7")]
    [InlineData("1111111111111111111111111111111111111111111111111111")]
    public void A_manifest_that_writes_no_number_is_not_believed(string number)
    {
        Assert.Equal(CheckStatus.Fail, Judge(Counter("5", number), Counter("6", number)));
        Assert.NotEqual(CheckStatus.Pass, Judge(Counter(number), Counter("6")));
    }

    private static string? Minus(string? number) => number is null ? null : "-" + number;

    private static SchemaCounter Counter(string? value, string increment = "1", string? furthest = null) =>
        new() { Start = "1", Increment = increment, Value = value, Furthest = furthest };

    private static CheckStatus Judge(SchemaCounter? source, SchemaCounter? restored) => Assert.Single(
        DatabaseComparison.Compare(Database(source, "a"), Database(restored, "b")), check => check.Id == "Compare.Schema").Status;

    private static DatabaseFingerprint Database(SchemaCounter? counter, string hash)
    {
        SchemaObjectFingerprint[] objects = [new() { Kind = "identity", Name = "dbo.orders.k", Sha256 = hash, Counter = counter }];
        return new DatabaseFingerprint
        {
            Database = "Jupiter", Fingerprint = "", Tables = [], SchemaObjects = objects, SchemaFingerprint = FingerprintLines.OfSchema(objects),
        };
    }
}
