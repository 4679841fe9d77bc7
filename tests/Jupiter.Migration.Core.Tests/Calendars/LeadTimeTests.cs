using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class LeadTimeTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("2026-01-05", "2026-01-11 23:00", 0, CheckStatus.Fail)] // New Year holidays: the first working day is Monday, the 12th
    [InlineData("2026-01-05", "2026-01-13 23:00", 2, CheckStatus.Fail)]
    [InlineData("2026-01-05", "2026-01-14 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-01-05", "2026-01-18 23:00", 5, CheckStatus.Warning)]
    [InlineData("2026-01-05", "2026-01-19 23:00", 6, CheckStatus.Pass)]
    [InlineData("2026-01-11", "2026-01-14 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-01-12", "2026-01-14 23:00", 2, CheckStatus.Fail)]
    [InlineData("2026-04-30", "2026-05-03 23:00", 0, CheckStatus.Fail)] // May holidays: off are the 1st and the 11th
    [InlineData("2026-04-30", "2026-05-05 23:00", 2, CheckStatus.Fail)]
    [InlineData("2026-04-30", "2026-05-06 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-04-30", "2026-05-11 23:00", 5, CheckStatus.Warning)]
    [InlineData("2026-04-30", "2026-05-12 23:00", 6, CheckStatus.Pass)]
    [InlineData("2026-05-08", "2026-05-14 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-07-03", "2026-07-08 23:00", 3, CheckStatus.Warning)] // an ordinary weekend
    [InlineData("2026-07-04", "2026-07-08 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-07-05", "2026-07-08 23:00", 3, CheckStatus.Warning)]
    [InlineData("2026-07-06", "2026-07-08 23:00", 2, CheckStatus.Fail)]
    [InlineData("2026-07-06", "2026-07-06 23:00", 0, CheckStatus.Fail)]
    [InlineData("2026-07-06", "2026-07-13 22:00", 5, CheckStatus.Warning)]
    [InlineData("2026-07-06", "2026-07-14 02:00", 5, CheckStatus.Warning)] // in the night that began on the 13th
    [InlineData("2026-07-06", "2026-07-14 05:59", 5, CheckStatus.Warning)]
    [InlineData("2026-07-06", "2026-07-14 06:00", 6, CheckStatus.Pass)]
    [InlineData("2026-07-06", "2026-07-07 02:00", 0, CheckStatus.Fail)]
    [InlineData("2026-12-25", "2026-12-31 23:00", 3, CheckStatus.Warning)]
    public void Working_days_are_counted_after_today_up_to_the_day_of_the_start(string today, string start, int days, CheckStatus status)
    {
        var leadTime = new LeadTime(new WorkingDays(Repository.Calendars, []));
        var result = leadTime.Check(At(today + " 11:00"), At(start), Moscow);

        Assert.Equal(days, leadTime.WorkingDaysBetween(At(today + " 11:00").DateTime, At(start).DateTime));
        Assert.Equal((status, "Case.LeadTime", "O1", ResponsibleParty.Jupiter), (result.Status, result.Id, result.Clause, result.Responsible));
        Assert.Contains(days.ToString(CultureInfo.InvariantCulture), result.Actual, StringComparison.Ordinal);
        Assert.Equal(status != CheckStatus.Pass, result.Remedy.Contains(Venue.DefaultManagerPhone, StringComparison.Ordinal));
    }

    [Fact]
    public void A_regions_day_off_is_no_working_day()
    {
        var (now, start) = (At("2026-07-03 11:00"), At("2026-07-08 23:00"));

        Assert.Equal(CheckStatus.Warning, Check([], now, start));
        Assert.Equal(CheckStatus.Fail, Check([new DateTime(2026, 7, 7)], now, start));
        Assert.Equal(CheckStatus.Warning, Check([new DateTime(2026, 7, 5), new DateTime(2026, 7, 9)], now, start));
    }

    [Fact]
    public void A_weekend_that_is_worked_counts_unless_the_region_has_it_off()
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.At("ru-2030.json"),
            """{"schema":"jupiter.calendar/1","country":"RU","year":2030,"daysOff":["2030-01-01"],"workingWeekends":["2030-02-02"]}""");

        Assert.Equal(2, Between([]));
        Assert.Equal(1, Between([new DateTime(2030, 2, 2)]));

        int Between(DateTime[] regional) => new LeadTime(new WorkingDays(folder.Root, regional)).WorkingDaysBetween(new DateTime(2030, 1, 31), new DateTime(2030, 2, 3, 23, 0, 0));
    }

    [Fact]
    public void A_start_in_a_year_without_a_calendar_is_an_error_and_one_before_it_is_not()
    {
        var now = At("2027-12-29 11:00");

        var error = Assert.Throws<MigrationException>(() => Check([], now, At("2028-01-12 23:00")));
        Assert.Equal("CalendarYearMissing", error.ErrorId);
        Assert.EndsWith("ru-2028.json", (string)error.TargetObject!, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Fail, Check([], now, At("2027-12-31 23:00")));
        Assert.Equal(CheckStatus.Fail, Check([], now, At("2028-01-01 02:00")));
    }

    [Fact]
    public void A_year_whose_days_off_are_not_moved_yet_is_counted_with_a_warning_that_names_it()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Root, "ru-2026.json"), File.ReadAllText(Path.Combine(Repository.Calendars, "ru-2026.json")));
        File.WriteAllText(
            Path.Combine(folder.Root, "ru-2027.json"), """{"schema":"jupiter.calendar/1","country":"RU","year":2027,"isDraft":true,"daysOff":["2027-01-01"]}""");
        CheckResult Of(string start) => new LeadTime(new WorkingDays(folder.Root, [])).Check(At("2026-12-14 11:00"), At(start), Moscow);

        Assert.Equal(CheckStatus.Pass, Of("2026-12-28 23:00").Status);
        var draft = Of("2027-01-20 23:00");
        Assert.Equal(CheckStatus.Warning, draft.Status);
        Assert.Contains("2027", draft.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_that_has_passed_fails_whatever_the_calendars()
    {
        using var empty = new TempFolder();
        var clock = new FakeTimeProvider(At("2026-07-06 23:00"));
        var leadTime = new LeadTime(new WorkingDays(empty.Root, []));
        var start = clock.GetUtcNow();

        var due = leadTime.Check(clock.GetUtcNow(), start, Moscow);
        clock.Advance(TimeSpan.FromSeconds(1));
        var passed = leadTime.Check(clock.GetUtcNow(), start, Moscow);

        Assert.Equal((CheckStatus.Fail, CheckStatus.Fail), (due.Status, passed.Status));
        Assert.NotEqual(due.Actual, passed.Actual);
        Assert.Equal(CheckStatus.Fail, leadTime.Check(clock.GetUtcNow(), start.AddYears(-300), Moscow).Status);
    }

    [Fact]
    public void Days_are_those_of_the_venues_clocks()
    {
        // In Moscow it is the 3rd already, so that this day no longer counts.
        var (now, start) = (new DateTimeOffset(2026, 7, 2, 21, 30, 0, TimeSpan.Zero), At("2026-07-07 23:00"));
        var leadTime = new LeadTime(new WorkingDays(Repository.Calendars, []));

        Assert.Equal(CheckStatus.Fail, leadTime.Check(now, start, Moscow).Status);
        Assert.Equal(CheckStatus.Warning, leadTime.Check(now, start, TimeZoneInfo.Utc).Status);
    }

    [Fact]
    public void The_way_there_is_as_long_as_its_parts()
    {
        var leadTime = new LeadTime(new WorkingDays(Repository.Calendars, [new DateTime(2026, 8, 31)]));
        var noon = new DateTime(2026, 1, 1, 12, 0, 0);

        // The calendars are read when they are first needed, by one thread.
        Gen.Int[0, 364].Array[3].Select(days => days.Order().Select(day => noon.AddDays(day)).ToArray()).Sample(times =>
        {
            var whole = leadTime.WorkingDaysBetween(times[0], times[2]);
            Assert.Equal(whole, leadTime.WorkingDaysBetween(times[0], times[1]) + leadTime.WorkingDaysBetween(times[1], times[2]));
            Assert.InRange(whole, 0, (times[2] - times[0]).Days);
            Assert.Equal(0, leadTime.WorkingDaysBetween(times[2], times[0]));
        }, threads: 1);
    }

    private static CheckStatus Check(DateTime[] regional, DateTimeOffset now, DateTimeOffset start) =>
        new LeadTime(new WorkingDays(Repository.Calendars, regional)).Check(now, start, Moscow).Status;

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + " +03:00", CultureInfo.InvariantCulture);
}
