using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues.Making;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>Whether the agreed start lies within the venue's opening hours (clause O1). It refuses no plan: a venue may close for the work.</summary>
internal static class PlannedHours
{
    private static readonly CheckDefinition Hours = CheckRegister.Find("Case.Hours");

    /// <summary>Looks at the venue's hours, by its clocks.</summary>
    /// <param name="request">The plan.</param>
    /// <returns>The result.</returns>
    public static CheckResult Check(PlanRequest request)
    {
        var venue = request.Venue;
        return venue.OpeningHours.Count == 0
            ? Hours.Result(CheckStatus.Warning, venue.Name, SR.OpeningHoursKnown, SR.OpeningHoursMissing)
            : VenueTime.OpenUntil(venue, request.StartAt) is { } closing
                ? Hours.Result(CheckStatus.Warning, venue.Name, SR.VenueIsClosed, SR.StartWhileOpen.With(
                    CaseTime.Local(request.StartAt, venue), CaseTime.Local(closing, venue), OpeningHoursText.Of(venue.OpeningHours), VenueTime.ZoneOf(venue).Id))
                : Hours.Result(CheckStatus.Pass, venue.Name, SR.VenueIsClosed, SR.VenueIsClosed);
    }
}
