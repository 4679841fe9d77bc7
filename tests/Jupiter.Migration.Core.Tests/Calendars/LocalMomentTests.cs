using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Calendars;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class LocalMomentTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-07-01T10:00", "2026-07-01T10:00+02:00", "2026-07-01T10:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:00+02:00", "2026-03-29T03:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T01:59+01:00", "2026-03-29T01:59+01:00")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T03:00+02:00", "2026-03-29T03:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T03:00+01:00", "2026-10-25T03:00+01:00")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T03:00-04:00", "2026-03-08T03:00-04:00")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:30+11:00", "2026-10-04T02:30+11:00")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45+11:00", "2026-04-05T01:45+10:30")]
    [InlineData("Asia/Kathmandu", "1986-01-01T00:05", "1986-01-01T00:15+05:45", "1986-01-01T00:15+05:45")]
    [InlineData("Europe/Moscow", "2011-03-27T02:30", "2011-03-27T03:00+04:00", "2011-03-27T03:00+04:00")]
    [InlineData("Europe/Moscow", "2014-10-26T01:30", "2014-10-26T01:30+04:00", "2014-10-26T01:30+03:00")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T00:00+14:00", "2011-12-31T00:00+14:00")]
    [InlineData("Pacific/Apia", "2011-12-29T23:59", "2011-12-29T23:59-10:00", "2011-12-29T23:59-10:00")]
    public void A_time_that_is_left_out_is_the_end_of_the_gap_and_one_that_comes_twice_is_two(string zone, string local, string first, string last)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        var where = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.Equal((Parse(first), Parse(last)), (LocalMoment.First(time, where), LocalMoment.Last(time, where)));
        Assert.Equal((Parse(first).Offset, Parse(last).Offset), (LocalMoment.First(time, where).Offset, LocalMoment.Last(time, where).Offset));
    }

    [Fact]
    public void Every_moment_is_found_by_what_the_clocks_show_at_it()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().ToArray();
        var epoch = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Gen.Select(Gen.Int[0, zones.Length - 1], Gen.Int[0, 38 * 365 * 24 * 4]).Sample((zone, quarters) =>
        {
            var shown = TimeZoneInfo.ConvertTime(epoch.AddMinutes(quarters * 15L), zones[zone]);
            var (first, last) = (LocalMoment.First(shown.DateTime, zones[zone]), LocalMoment.Last(shown.DateTime, zones[zone]));

            Assert.True(first <= shown && shown <= last, $"{zones[zone].Id} {shown}: {first} {last}");
            Assert.Equal((shown.DateTime, shown.DateTime), (first.DateTime, last.DateTime));
        }, iter: 20_000);
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
