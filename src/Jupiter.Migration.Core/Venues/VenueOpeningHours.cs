using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Venues;

/// <summary>When a venue is open on some days of the week, by the clocks of its time zone.</summary>
public sealed class VenueOpeningHours
{
    /// <summary>The days on which it opens so; by their English names in the file.</summary>
    [JsonConverter(typeof(WeekdayList))]
    public required IReadOnlyList<DayOfWeek> Days { get; init => field = value ?? []; }

    /// <summary>When it opens: the time since midnight, to the minute; <c>HH:mm</c> in the file.</summary>
    [JsonConverter(typeof(ClockText))]
    public required TimeSpan Opens { get; init; }

    /// <summary>
    /// When it closes; <c>HH:mm</c> in the file. A time that is not later than <see cref="Opens"/> is one of the next day, so that
    /// 22:00 to 04:00 is a night and the same time twice is around the clock.
    /// </summary>
    [JsonConverter(typeof(ClockText))]
    public required TimeSpan Closes { get; init; }
}
