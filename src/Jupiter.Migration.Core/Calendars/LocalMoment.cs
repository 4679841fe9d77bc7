using System;

namespace Jupiter.Migration.Calendars;

/// <summary>
/// The moment at which the clocks of a time zone show a time. Asks the zone only which offset it has at a moment:
/// <see cref="TimeZoneInfo.IsInvalidTime"/> and its like know of summer time but not of a zone that changes its standard time, as
/// Russia's did in 2014.
/// </summary>
public static class LocalMoment
{
    // No zone is further from UTC than this, and none changes its clocks twice within twice as long.
    private static readonly TimeSpan FurthestOffset = TimeSpan.FromHours(15);

    /// <summary>The first moment at which the clocks show a time.</summary>
    /// <param name="local">The time; its kind does not matter.</param>
    /// <param name="zone">The time zone.</param>
    /// <returns>The moment, with the zone's offset; the end of the gap when the clocks leave the time out.</returns>
    public static DateTimeOffset First(DateTime local, TimeZoneInfo zone) => At(local, zone, (a, b) => a <= b ? a : b);

    /// <summary>The last moment at which the clocks show a time.</summary>
    /// <param name="local">The time; its kind does not matter.</param>
    /// <param name="zone">The time zone.</param>
    /// <returns>The moment, with the zone's offset; the end of the gap when the clocks leave the time out.</returns>
    public static DateTimeOffset Last(DateTime local, TimeZoneInfo zone) => At(local, zone, (a, b) => a >= b ? a : b);

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone, Func<DateTimeOffset, DateTimeOffset, DateTimeOffset> choose)
    {
        var asUtc = new DateTimeOffset(local.Ticks, TimeSpan.Zero);
        var before = asUtc - zone.GetUtcOffset(asUtc - FurthestOffset);
        var after = asUtc - zone.GetUtcOffset(asUtc + FurthestOffset);
        var moment = (Shows(before), Shows(after)) switch
        {
            (true, true) => choose(before, after),
            (true, false) => before,
            (false, true) => after,
            _ => EndOfGap(after, before, zone),
        };
        return TimeZoneInfo.ConvertTime(moment, zone);

        bool Shows(DateTimeOffset candidate) => zone.GetUtcOffset(candidate) == asUtc - candidate;
    }

    // The clocks were put forward between the two; the moment at which they were is the first with another offset.
    private static DateTimeOffset EndOfGap(DateTimeOffset low, DateTimeOffset high, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(low);
        while (high.Ticks - low.Ticks > 1)
        {
            var middle = low.AddTicks((high.Ticks - low.Ticks) / 2);
            (low, high) = zone.GetUtcOffset(middle) == offset ? (middle, high) : (low, middle);
        }

        return high;
    }
}
