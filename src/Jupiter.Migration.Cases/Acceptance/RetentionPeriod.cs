using System;
using Jupiter.Migration.Calendars;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>How long the old server stays assembled and untouched: at least a week (clauses R3a and R9).</summary>
internal static class RetentionPeriod
{
    private const int Days = 7;

    /// <summary>
    /// The end of the week. Where the clocks are put back, 168 hours end before they show the same time again; where they are put
    /// forward, they show it before 168 hours are over: "at least" is the later of both.
    /// </summary>
    /// <param name="switchedOffAt">When the old server was switched off.</param>
    /// <param name="zone">The venue's time zone.</param>
    /// <returns>
    /// With the zone's offset: 168 hours later, and as much more as the clocks were put back meanwhile. A time that the clocks leave out
    /// counts as the end of the gap, one that they show twice as the later.
    /// </returns>
    public static DateTimeOffset EndOf(DateTimeOffset switchedOffAt, TimeZoneInfo zone)
    {
        var byHours = TimeZoneInfo.ConvertTime(switchedOffAt.AddDays(Days), zone);
        var byClock = LocalMoment.Last(TimeZoneInfo.ConvertTime(switchedOffAt, zone).DateTime.AddDays(Days), zone);
        return byHours >= byClock ? byHours : byClock;
    }
}
