using System;
using CsCheck;
using Jupiter.Migration.Cases.Acceptance;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Acceptance;

public sealed class AcceptanceDeadlineTests
{
    [Fact]
    public void Twelve_hours_are_over_after_twelve_hours_and_not_a_tick_before()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 31, 20, 0, 0, TimeSpan.Zero));
        var deadline = AcceptanceDeadline.Of(clock.GetUtcNow());

        clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromTicks(1));
        Assert.True(clock.GetUtcNow() < deadline);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(clock.GetUtcNow(), deadline);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:00+01:00", "2026-03-29T13:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T00:00+02:00", "2026-10-25T11:00+01:00")]
    [InlineData("America/New_York", "2026-11-01T01:30-04:00", "2026-11-01T12:30-05:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T00:00+10:30", "2026-10-04T12:30+11:00")]
    [InlineData("Europe/Moscow", "2014-10-26T00:00+04:00", "2014-10-26T11:00+03:00")]
    [InlineData("Pacific/Apia", "2011-12-29T20:00-10:00", "2011-12-31T08:00+14:00")]
    [InlineData("Asia/Kathmandu", "2026-12-31T18:00+05:45", "2027-01-01T06:00+05:45")]
    public void The_clocks_of_a_zone_neither_give_nor_take_any(string zone, string notice, string deadline)
    {
        var shown = TimeZoneInfo.ConvertTime(AcceptanceDeadline.Of(DateTimeOffset.Parse(notice, null)), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((DateTimeOffset.Parse(deadline, null), DateTimeOffset.Parse(deadline, null).Offset), (shown, shown.Offset));
    }

    [Fact]
    public void Whatever_the_offset_it_is_twelve_hours() => Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks / 2], Gen.Int[-56, 56]).Sample((ticks, quarters) =>
    {
        var notice = new DateTimeOffset(ticks + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(quarters * 15));
        var deadline = AcceptanceDeadline.Of(notice);

        Assert.Equal((TimeSpan.FromHours(12), notice.Offset), (deadline - notice, deadline.Offset));
    });
}
