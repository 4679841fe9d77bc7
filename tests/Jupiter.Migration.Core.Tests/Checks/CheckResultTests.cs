using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Checks;

/// <summary>What stands in the way of a night, and what does not.</summary>
public sealed class CheckResultTests
{
    private static readonly CheckDefinition Table = CheckRegister.Find("Compare.Table");
    private static readonly CheckDefinition Schema = CheckRegister.Find("Compare.Schema");

    [Theory]
    [InlineData(CheckStatus.Pass, false)]
    [InlineData(CheckStatus.Warning, false)]
    [InlineData(CheckStatus.Fail, true)]
    [InlineData(CheckStatus.Unknown, true)]
    [InlineData(CheckStatus.Skipped, true)]
    public void Only_what_passed_or_warns_lets_the_night_go_on(CheckStatus status, bool blocks) =>
        Assert.Equal(blocks, Result(Table, status).Blocks);

    [Fact]
    public void What_was_not_reached_blocks() => Assert.True(Table.NotChecked("receipt", "").Blocks);

    [Theory]
    [InlineData(false, CheckStatus.Pass)]
    [InlineData(false, CheckStatus.Pass, CheckStatus.Warning)]
    [InlineData(true, CheckStatus.Pass, CheckStatus.Fail)]
    [InlineData(true, CheckStatus.Unknown)]
    [InlineData(true, CheckStatus.Skipped)]
    [InlineData(true)]
    public void What_is_left_to_other_checks_is_as_good_as_these(bool blocks, params CheckStatus[] others)
    {
        var left = Table.LeftTo("virtual", "", "", others.Select(status => Result(Schema, status)).ToArray());

        Assert.Equal((CheckStatus.Skipped, blocks), (left.Status, left.Blocks));
        Assert.Equal(others.Length > 0 ? "Compare.Schema" : "", left.DefersTo);
    }

    [Fact]
    public void What_is_left_to_what_was_left_is_as_good_as_the_last_of_them()
    {
        var passed = Table.LeftTo("a", "", "", [Table.LeftTo("b", "", "", [Result(Schema, CheckStatus.Pass)])]);
        var failed = Table.LeftTo("a", "", "", [Table.LeftTo("b", "", "", [Result(Schema, CheckStatus.Fail)])]);

        Assert.Equal((false, true), (passed.Blocks, failed.Blocks));
    }

    [Fact]
    public void A_waiver_reaches_what_blocks_and_nothing_else()
    {
        CheckResult[] results = [Result(Table, CheckStatus.Fail), Result(Table, CheckStatus.Pass), Result(Schema, CheckStatus.Unknown)];

        var waived = Waiver.Apply(["compare.table"], results).ToArray();

        Assert.Equal([false, false, true], waived.Select(result => result.Blocks));
        Assert.Equal([CheckStatus.Warning, CheckStatus.Pass, CheckStatus.Unknown], waived.Select(result => result.Status));
        Assert.Equal([true, false, false], waived.Select(result => result.Evidence.Contains("Fail", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_clause_is_that_of_the_procedure()
    {
        var till = CheckRegister.Find("Pos.Session");

        Assert.Equal(
            ["R6", "S6", "R8", "S8", "S8"],
            Clauses(Result(till, CheckStatus.Pass), Result(till.Under("R8"), CheckStatus.Pass)).Append(
                Result(till.Under("R8"), CheckStatus.Pass).InProcedure(true).InProcedure(true).Clause));
        Assert.Equal("S3b", Result(CheckRegister.Find("Presence.Server"), CheckStatus.Pass).Clause);
    }

    private static IEnumerable<string> Clauses(params CheckResult[] results) =>
        results.SelectMany(result => new[] { result.InProcedure(false).Clause, result.InProcedure(true).Clause });

    private static CheckResult Result(CheckDefinition check, CheckStatus status) => check.Result(status, "receipt", "1", "2");
}
