using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>A venue that asks nothing before the final backup proves nothing: an open shift would be passed over.</summary>
public sealed class VenuePreconditionTests
{
    private const string Check = "Venue.PreconditionsKnown";

    private static readonly DateTimeOffset Start = new(2026, 3, 27, 23, 0, 0, TimeSpan.FromHours(3));

    [Fact]
    public void Without_queries_the_answer_is_unknown_with_a_remedy()
    {
        var result = Assert.Single(VenueQueries.CheckPreconditions(null!, "Jupiter", With(), CancellationToken.None));

        Assert.Equal((Check, CheckStatus.Unknown, "R2"), (result.Id, result.Status, result.Clause));
        Assert.Contains("preconditionQueries", result.Remedy, StringComparison.Ordinal);
        Assert.Contains(Check, result.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Check, false)]
    [InlineData("venue.preconditionsknown", false)]
    [InlineData("Venue.Precondition", true)]
    public void It_blocks_unless_exactly_this_is_waived(string waived, bool blocks) =>
        Assert.Equal(blocks, Waiver.Apply([waived], VenueQueries.CheckPreconditions(null!, "Jupiter", With(), CancellationToken.None)).Any(check => check.Blocks));

    [Fact]
    public void A_night_is_not_planned_without_them() =>
        Assert.Contains(PlannedVenue.MissingOf(With(), Start), missing => missing.Contains(Check, StringComparison.Ordinal));

    [Fact]
    public void A_night_is_planned_when_somebody_took_it_upon_himself_for_that_night()
    {
        Assert.DoesNotContain(PlannedVenue.MissingOf(With(Start.AddHours(1)), Start), missing => missing.Contains(Check, StringComparison.Ordinal));
        Assert.Contains(PlannedVenue.MissingOf(With(Start), Start), missing => missing.Contains(Check, StringComparison.Ordinal));
    }

    private static Venue With(params DateTimeOffset[] waivedUntil) => new()
    {
        Name = "Кафе",
        ServerName = "JUPITER",
        Database = "Jupiter",
        Waivers = waivedUntil.Select(until => new VenueWaiver { Check = Check, Reason = "x", By = "Вера", Until = until }).ToArray(),
    };
}
