using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class VenueTimeTests
{
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    [Theory]
    [InlineData("Europe/Moscow", 3)]
    [InlineData("Russian Standard Time", 3)]
    [InlineData(" Asia/Kamchatka ", 12)]
    public void A_zone_has_two_names(string name, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), VenueTime.ZoneOf(In(name)).GetUtcOffset(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc)));

    [Fact]
    public void Without_a_name_it_is_the_zone_of_this_computer() => Assert.Equal(TimeZoneInfo.Local, VenueTime.ZoneOf(In(null)));

    [Fact]
    public void A_zone_that_is_not_known_is_an_error_that_names_both_kinds_of_names()
    {
        var error = Assert.Throws<MigrationException>(() => VenueTime.ZoneOf(In("Middle/Earth")));

        Assert.Equal("VenueTimeZoneUnknown", error.ErrorId);
        Assert.Contains("Middle/Earth", error.Message, StringComparison.Ordinal);
        Assert.Contains("Europe/Moscow", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("Russian Standard Time", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Saratov", "Saratov Standard Time")]
    [InlineData(" Saratov Standard Time", "Europe/Saratov")]
    public void A_zone_that_this_computer_lacks_is_an_error_that_tells_all_its_names(string name, string other)
    {
        var error = Assert.Throws<MigrationException>(() => VenueTime.ZoneOf(In(name), _ => null));

        Assert.Equal("VenueTimeZoneMissing", error.ErrorId);
        Assert.Contains(name.Trim(), error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
        Assert.Contains("tzutil", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-06T09:59+03:00", "2026-07-06T10:00+03:00")]
    [InlineData("2026-07-06T10:00+03:00", "2026-07-07T10:00+03:00")]
    [InlineData("2026-07-06T23:30+03:00", "2026-07-07T10:00+03:00")]
    [InlineData("2026-07-06T21:30+00:00", "2026-07-07T10:00+03:00")]
    [InlineData("2026-12-31T12:00+03:00", "2027-01-01T10:00+03:00")]
    public void The_next_opening_is_after_the_moment_by_the_venues_clocks(string after, string opening) =>
        Opens(opening, In("Europe/Moscow", Hours(EveryDay, "10:00", "23:00")), after);

    [Theory]
    [InlineData("2026-07-04T01:00+03:00", "2026-07-04T22:00+03:00")] // Saturday, still open since Friday
    [InlineData("2026-07-04T23:00+03:00", "2026-07-10T22:00+03:00")]
    [InlineData("2026-07-05T03:00+03:00", "2026-07-10T22:00+03:00")]
    public void A_venue_that_closes_after_midnight_opens_on_the_days_that_are_named(string after, string opening) =>
        Opens(opening, In("Europe/Moscow", Hours([DayOfWeek.Friday, DayOfWeek.Saturday], "22:00", "04:00")), after);

    [Theory]
    [InlineData("2026-07-06T09:00+03:00", "2026-07-06T12:00+03:00")] // Monday
    [InlineData("2026-07-06T13:00+03:00", "2026-07-06T18:00+03:00")]
    [InlineData("2026-07-06T19:00+03:00", "2026-07-13T12:00+03:00")]
    public void The_only_day_comes_again_in_a_week_and_a_day_may_have_two_openings(string after, string opening) =>
        Opens(opening, In("Europe/Moscow", Hours([DayOfWeek.Monday], "18:00", "23:00"), Hours([DayOfWeek.Monday], "12:00", "15:00")), after);

    [Theory]
    [InlineData("2026-03-28T12:00+01:00", "2026-03-29T03:00+02:00")] // 02:30 is left out
    [InlineData("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00")]
    [InlineData("2026-10-24T12:00+02:00", "2026-10-25T02:30+02:00")] // 02:30 comes twice
    [InlineData("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00")]
    public void An_opening_in_a_gap_is_at_its_end_and_one_that_comes_twice_is_the_first(string after, string opening) =>
        Opens(opening, In("Europe/Berlin", Hours(EveryDay, "02:30", "04:00")), after);

    [Theory]
    [InlineData("2011-12-24T12:00-10:00", "2011-12-31T00:00+14:00")] // this Friday was left out whole
    [InlineData("2011-12-31T00:00+14:00", "2012-01-06T10:00+14:00")]
    public void A_day_that_was_left_out_is_open_when_it_would_be_over(string after, string opening) =>
        Opens(opening, In("Pacific/Apia", Hours([DayOfWeek.Friday], "10:00", "23:00")), after);

    [Fact]
    public void Without_hours_there_is_no_opening() => Assert.Null(VenueTime.NextOpening(In("Europe/Moscow"), DateTimeOffset.UnixEpoch));

    [Fact]
    public void No_opening_is_passed_over()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(3));
        var hours = Gen.Select(
            Gen.Int[0, 6].Array[1, 7].Select(days => days.Distinct().Select(day => (DayOfWeek)day).ToArray()),
            Gen.Int[0, 95],
            (days, quarter) => new VenueOpeningHours { Days = days, Opens = TimeSpan.FromMinutes(quarter * 15), Closes = default });

        Gen.Select(hours.Array[1, 3], Gen.Int[0, 365 * 96]).Sample((open, quarters) =>
        {
            var after = start.AddMinutes(quarters * 15);
            var expected = Enumerable.Range(1, 7 * 96).Select(quarter => after.AddMinutes(quarter * 15))
                .First(moment => open.Any(one => one.Days.Contains(moment.DayOfWeek) && one.Opens == moment.TimeOfDay));

            Assert.Equal(expected, VenueTime.NextOpening(In("Europe/Moscow", open), after));
        });
    }

    private static void Opens(string expected, Venue venue, string after)
    {
        var opening = VenueTime.NextOpening(venue, Parse(after));

        Assert.Equal((Parse(expected), Parse(expected).Offset), (opening, opening?.Offset));
    }

    private static Venue In(string? zone, params VenueOpeningHours[] hours) =>
        new() { Name = "a", ServerName = "b", Database = "c", TimeZone = zone, OpeningHours = hours };

    private static VenueOpeningHours Hours(DayOfWeek[] days, string opens, string closes) =>
        new() { Days = days, Opens = TimeSpan.Parse(opens, CultureInfo.InvariantCulture), Closes = TimeSpan.Parse(closes, CultureInfo.InvariantCulture) };

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
