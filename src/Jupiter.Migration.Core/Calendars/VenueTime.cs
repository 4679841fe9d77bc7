using System;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Calendars;

/// <summary>The clocks of a venue: its time zone, and when it opens by them.</summary>
public static class VenueTime
{
    private const int DaysOfWeek = 7;

    /// <summary>The time zone of a venue.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>Its zone; that of this computer when its file names none.</returns>
    /// <exception cref="MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    public static TimeZoneInfo ZoneOf(Venue venue) => ZoneOf(venue, TimeZoneNames.FindHere);

    /// <summary>The time zone of a venue, on a computer that knows some names.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="find">What the computer knows; null for a name that it does not.</param>
    /// <returns>Its zone; that of this computer when its file names none.</returns>
    /// <exception cref="MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    internal static TimeZoneInfo ZoneOf(Venue venue, Func<string, TimeZoneInfo?> find) => venue.TimeZone is not { } name
        ? TimeZoneInfo.Local
        : TimeZoneNames.Find(name, find) ?? throw NotHere(venue, name);

    /// <summary>When a venue opens next. An hour that the clocks leave out counts as the end of the gap, one that they show twice as the first.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="after">The moment after which it opens; one at which it opens is not after itself.</param>
    /// <returns>The moment with the zone's offset, or null when the venue's file has no opening hours.</returns>
    /// <exception cref="MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    public static DateTimeOffset? NextOpening(Venue venue, DateTimeOffset after)
    {
        var zone = ZoneOf(venue);

        // From the day before, whose opening the end of a gap may have moved beyond midnight; to a day more than a week ahead, since
        // this week's opening of the only day may have passed, and a gap may have swallowed a day whole.
        var today = TimeZoneInfo.ConvertTime(after, zone).Date;
        return Enumerable.Range(-1, DaysOfWeek + 3)
            .Select(days => today.AddDays(days))
            .SelectMany(day => venue.OpeningHours.Where(hours => hours.Days.Contains(day.DayOfWeek)).Select(hours => LocalMoment.First(day + hours.Opens, zone)))
            .Where(opening => opening > after)
            .Select(opening => (DateTimeOffset?)opening)
            .Min();
    }

    /// <summary>Until when a venue that is open now stays open.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="at">Now.</param>
    /// <returns>The moment with the zone's offset; null when it is closed, or its file has no opening hours.</returns>
    /// <exception cref="MigrationException">VenueTimeZoneMissing, VenueTimeZoneUnknown.</exception>
    public static DateTimeOffset? OpenUntil(Venue venue, DateTimeOffset at)
    {
        var zone = ZoneOf(venue);
        var today = TimeZoneInfo.ConvertTime(at, zone).Date;
        return new[] { today.AddDays(-1), today }
            .SelectMany(day => venue.OpeningHours.Where(hours => hours.Days.Contains(day.DayOfWeek)).Select(hours => (
                Opens: LocalMoment.First(day + hours.Opens, zone),
                Closes: LocalMoment.First((hours.Closes > hours.Opens ? day : day.AddDays(1)) + hours.Closes, zone))))
            .Where(hours => hours.Opens <= at && at < hours.Closes)
            .Select(hours => (DateTimeOffset?)hours.Closes)
            .Max();
    }

    // A zone with names elsewhere is no slip of the pen: this computer's list of zones is older than the zone.
    private static MigrationException NotHere(Venue venue, string name)
    {
        var others = TimeZoneNames.OtherNames(name.Trim()).Where(other => other != name.Trim()).ToArray();
        return others.Length == 0
            ? MigrationException.Because(nameof(SR.VenueTimeZoneUnknown), name, name, venue.Name)
            : MigrationException.Because(nameof(SR.VenueTimeZoneMissing), name, name, venue.Name, string.Join(", ", others));
    }
}
