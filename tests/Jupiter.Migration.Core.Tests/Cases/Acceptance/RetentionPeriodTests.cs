using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Cases.Acceptance;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Acceptance;

public sealed class RetentionPeriodTests
{
    private static readonly TimeSpan Week = TimeSpan.FromHours(168);

    // Antarctica/Casey in 2010. Russia's most are the two hours of Magadan and Chita in 2014.
    private static readonly TimeSpan MostPutBack = TimeSpan.FromHours(3);

    private static readonly TimeZoneInfo[] Zones = [.. TimeZoneInfo.GetSystemTimeZones()];

    // Every zone, 2000 to 2037, to the quarter of an hour: the clocks change at quarters.
    private static readonly Gen<(TimeZoneInfo Zone, DateTimeOffset Start)> Starts = Gen.Select(
        Gen.Int[0, Zones.Length - 1],
        Gen.Int[0, 38 * 365 * 24 * 4],
        (zone, quarters) => (Zones[zone], new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(quarters * 15L)));

    [Theory]
    [InlineData("Europe/Moscow", "2026-07-01T23:00+03:00", "2026-07-08T23:00+03:00")]
    [InlineData("Europe/Moscow", "2026-12-28T20:00+00:00", "2027-01-04T23:00+03:00")]
    [InlineData("Europe/Moscow", "2014-10-22T23:00+04:00", "2014-10-29T23:00+03:00")] // put back for good
    [InlineData("Europe/Moscow", "2014-10-19T01:30+04:00", "2014-10-26T01:30+03:00")]
    [InlineData("Asia/Magadan", "2014-10-22T23:00+12:00", "2014-10-29T23:00+10:00")] // 170 hours
    [InlineData("Europe/Berlin", "2026-10-20T23:00+02:00", "2026-10-27T23:00+01:00")] // 169 hours
    [InlineData("Europe/Berlin", "2026-10-18T02:30+02:00", "2026-10-25T02:30+01:00")] // 02:30 comes twice: the later
    [InlineData("Europe/Berlin", "2026-10-18T01:59+02:00", "2026-10-25T01:59+02:00")]
    [InlineData("Europe/Berlin", "2026-03-25T23:00+01:00", "2026-04-02T00:00+02:00")] // 167 hours by the clock
    [InlineData("Europe/Berlin", "2026-03-22T02:30+01:00", "2026-03-29T03:30+02:00")] // 02:30 is left out
    [InlineData("Europe/Berlin", "2026-03-22T02:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("America/New_York", "2026-10-28T22:00-04:00", "2026-11-04T22:00-05:00")]
    [InlineData("America/New_York", "2026-03-01T02:30-05:00", "2026-03-08T03:30-04:00")]
    [InlineData("America/New_York", "2026-12-29T22:00-05:00", "2027-01-05T22:00-05:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-01T12:00+11:00", "2026-04-08T12:00+10:30")] // half an hour
    [InlineData("Australia/Lord_Howe", "2026-09-30T12:00+10:30", "2026-10-07T12:30+11:00")]
    [InlineData("Asia/Kathmandu", "2026-12-28T10:00+05:45", "2027-01-04T10:00+05:45")]
    [InlineData("Asia/Kathmandu", "1985-12-28T10:00+05:30", "1986-01-04T10:15+05:45")]
    [InlineData("Pacific/Apia", "2011-12-27T12:00-10:00", "2012-01-04T12:00+14:00")] // seven days by the clock are six
    [InlineData("Pacific/Apia", "2011-12-23T12:00-10:00", "2011-12-31T12:00+14:00")] // and the 30th there never was
    public void The_week_is_over_by_the_hours_and_by_the_clocks(string zone, string switchedOff, string end)
    {
        var actual = RetentionPeriod.EndOf(Parse(switchedOff), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((Parse(end), Parse(end).Offset), (actual, actual.Offset));
    }

    [Fact]
    public void A_clock_that_runs_reaches_the_end_after_a_week_and_not_before()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var clock = new FakeTimeProvider(Parse("2026-10-20T23:00+02:00").ToUniversalTime());
        clock.SetLocalTimeZone(zone);
        var end = RetentionPeriod.EndOf(clock.GetLocalNow(), clock.LocalTimeZone);

        clock.Advance(Week);
        Assert.True(clock.GetUtcNow() < end);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((end, 23), (clock.GetUtcNow(), clock.GetLocalNow().Hour));
    }

    [Fact]
    public void It_is_168_hours_and_as_much_more_as_the_clocks_were_put_back_meanwhile() => Starts.Sample(
        at =>
        {
            var end = RetentionPeriod.EndOf(at.Start, at.Zone);
            var putBack = at.Zone.GetUtcOffset(at.Start) - at.Zone.GetUtcOffset(end);

            Assert.Equal(Week + (putBack > TimeSpan.Zero ? putBack : TimeSpan.Zero), end - at.Start);
            Assert.InRange(end - at.Start, Week, Week + MostPutBack);
            Assert.Equal(at.Zone.GetUtcOffset(end), end.Offset);
        },
        iter: 50_000);

    [Fact]
    public void It_shows_the_time_of_the_start_or_a_later_one_a_week_on() => Starts.Sample(
        at => Assert.True(
            RetentionPeriod.EndOf(at.Start, at.Zone).DateTime >= TimeZoneInfo.ConvertTime(at.Start, at.Zone).DateTime.AddDays(7),
            $"{at.Zone.Id} {at.Start}"),
        iter: 50_000);

    // Not so between the two passes of an hour that the clocks show twice: 02:59 of the first ends a week later at 02:59, an hour
    // after 02:00 of the second.
    [Fact]
    public void Who_switches_off_later_by_moment_and_by_clock_waits_until_later() => Gen.Select(Starts, Gen.Int[0, 24 * 4 * 10]).Sample(
        (at, quarters) =>
        {
            var later = at.Start.AddMinutes(quarters * 15);
            var (shown, shownLater) = (TimeZoneInfo.ConvertTime(at.Start, at.Zone).DateTime, TimeZoneInfo.ConvertTime(later, at.Zone).DateTime);
            Assert.True(
                shownLater < shown || RetentionPeriod.EndOf(at.Start, at.Zone) <= RetentionPeriod.EndOf(later, at.Zone),
                $"{at.Zone.Id} {at.Start} {later}");
        },
        iter: 50_000);

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
