using System;
using System.Globalization;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>Times as people of the venue read them.</summary>
public static class CaseTime
{
    /// <summary>A time in the venue's time zone, in the language of the session, with the offset.</summary>
    /// <param name="time">The time.</param>
    /// <param name="venue">The venue.</param>
    /// <returns>The text.</returns>
    public static string Local(DateTimeOffset time, Venue venue) => Text(time, venue, CultureInfo.CurrentUICulture);

    /// <summary>A time as somebody typed it: without an offset it is the venue's local time.</summary>
    /// <param name="typed">The time.</param>
    /// <param name="venue">The venue.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset InVenue(DateTime typed, Venue venue)
    {
        if (typed.Kind != DateTimeKind.Unspecified)
        {
            return new DateTimeOffset(typed);
        }

        var zone = VenueTime.ZoneOf(venue);
        return new DateTimeOffset(typed, zone.GetUtcOffset(typed));
    }

    /// <summary>A time in the venue's time zone, with the offset.</summary>
    /// <param name="time">The time.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="culture">In whose language.</param>
    /// <returns>The text.</returns>
    public static string Text(DateTimeOffset time, Venue venue, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(time, VenueTime.ZoneOf(venue));
        return local.ToString("d MMMM yyyy HH:mm", culture) + local.ToString(" (zzz)", CultureInfo.InvariantCulture);
    }
}
