using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Cases;
using Jupiter.Migration.Core.Tests.Pos;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>A query that may not be asked is found days before the night, and nothing of a wrong answer is kept that nobody needs.</summary>
public sealed class VenueQueryRuleTests
{
    private static readonly Venue Venue = new()
    {
        Name = "Кафе",
        ServerName = "JUPITER",
        Database = FakeInstance.Database,
        IdentityQueries = [new VenueQuery { Title = "who", Query = "q1", Expected = "щи" }],
        PreconditionQueries = [new VenueQuery { Title = "ready", Query = "q2", Expected = "0" }],
        BusinessDayQuery = new VenueQuery { Title = "day", Query = "q3", Expected = "1" },
        AccountingQueries = [new VenueAccountingQuery { Title = "made", MarkQuery = "q4", ListQuery = "q5 > @mark" }],
    };

    [Fact]
    public void Each_query_of_a_venue_is_judged_and_named()
    {
        var refused = VenueQueryRule.RefusedOf(Venue, query => throw QueryErrors.NotAllowed(query, "found")).ToArray();

        Assert.Equal(["who", "ready", "day", "made", "made"], refused.Select(text => text.Substring(0, text.IndexOf(':', StringComparison.Ordinal))));
        Assert.Equal(["q1", "q2", "q3", "q4", "q5 > 0"], new[] { "q1", "q2", "q3", "q4", "q5 > 0" }.Where((query, i) => refused[i].Contains(query, StringComparison.Ordinal)));
        Assert.Empty(VenueQueryRule.RefusedOf(Venue, _ => { }));
    }

    [Fact]
    public void No_night_is_planned_with_a_query_that_may_not_be_asked()
    {
        using var other = new SampleCase
        {
            RequireReading = query => throw QueryErrors.NotAllowed(query, "sys.sql_logins, line 1, column 8"),
        };
        var error = Assert.Throws<MigrationException>(() => NewCase.Check(other.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow")), other.Clock));

        Assert.Equal("CaseQueriesRefused", error.ErrorId);
        Assert.Contains("sys.sql_logins, line 1, column 8", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_later_query_that_fails_is_named_before_the_night()
    {
        using var instance = new FakeInstance { Failure = QueryErrors.Failed("q3", "Invalid column name") };

        var results = VenueQueryRule.CheckLaterOnes(instance, FakeInstance.Database, Venue, CancellationToken.None).ToArray();

        Assert.Equal([("day", CheckStatus.Fail), ("made", CheckStatus.Fail)], results.Select(result => (result.Subject, result.Status)));
        Assert.All(results, result => Assert.True(result is { Id: "Venue.Query", Blocks: true } && result.Actual.Contains("Invalid column name", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mark_that_can_never_be_put_into_the_list_is_named_before_the_night()
    {
        using var instance = new FakeInstance { Answer = "чек № 7" };

        var results = VenueQueryRule.CheckLaterOnes(instance, FakeInstance.Database, Venue, CancellationToken.None).ToArray();

        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], results.Select(result => result.Status));
    }

    [Fact]
    public void A_server_that_went_away_is_no_fault_of_the_query()
    {
        using var instance = new FakeInstance { Failure = MigrationException.Because("ConnectionLost", "x", "x", "y", "z") };

        Assert.Throws<MigrationException>(() => VenueQueryRule.CheckLaterOnes(instance, FakeInstance.Database, Venue, CancellationToken.None).ToArray());
    }

    [Fact]
    public void Of_a_wrong_answer_only_its_beginning_is_kept()
    {
        using var instance = new FakeInstance { Answer = string.Concat(Enumerable.Repeat("0x0200F00D", 300)) };

        var result = Assert.Single(VenueQueries.CheckIdentity(instance, FakeInstance.Database, Venue, CancellationToken.None));

        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.InRange(result.Actual.Length, 1, 130);
    }
}
