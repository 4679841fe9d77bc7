using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalClockTests : IDisposable
{
    private readonly JournalCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_clock_that_was_set_back_between_two_openings_is_told_of_once()
    {
        _case.Append("A");
        var before = _case.Read()[^1].At;
        _case.Clock.Set(before - TimeSpan.FromHours(2));
        using (var writer = _case.Open())
        {
            _case.Clock.Advance(TimeSpan.FromMinutes(1));
            var entry = writer.Append("", "B");
            Assert.Equal(_case.Clock.GetUtcNow(), entry.At);
            _case.Clock.Advance(TimeSpan.FromHours(3));
        }

        _case.Append("C");

        var entries = _case.Read();
        Assert.Equal(["A", "ClockWentBack", "B", "C"], entries.Select(entry => entry.Event));
        Assert.Equal("2026-03-01T20:00:00.000Z", entries[1].Data["clock"]);
        Assert.Equal("2026-03-01T22:00:00.000Z", entries[1].Data["last"]);
        var warning = Assert.Single(_case.Audit("Journal.Clock"));
        Assert.Equal(CheckStatus.Warning, warning.Status);
        Assert.Contains("2026-03-01T20:00:00.000Z", warning.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_set_while_the_journal_is_open_is_told_of_each_time()
    {
        using var writer = _case.Open();
        writer.Append("", "A");
        _case.Clock.Advance(TimeSpan.FromSeconds(2));
        _case.Clock.Set(_case.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        writer.Append("", "B");
        writer.Append("", "C");
        _case.Clock.Advance(TimeSpan.FromSeconds(30));
        _case.Clock.Set(_case.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        writer.Append("", "D");

        var entries = _case.Read();
        Assert.Equal(["A", "ClockChanged", "B", "C", "ClockWentBack", "ClockChanged", "D"], entries.Select(entry => entry.Event));
        Assert.Equal(("3602.000", "2.000"), (entries[1].Data["utc"], entries[1].Data["monotonic"]));
        Assert.Equal(("-3570.000", "30.000"), (entries[5].Data["utc"], entries[5].Data["monotonic"]));
        Assert.Equal([0, 2000, 2000, 2000, 32000, 32000, 32000], entries.Select(entry => entry.MonotonicMilliseconds));
        Assert.Equal(3, _case.Audit("Journal.Clock").Length);
    }

    [Fact]
    public void A_clock_whose_running_one_goes_back_too_breaks_nothing()
    {
        var clock = new FakeTimeProvider();
        using var writer = JournalWriter.Open(_case.Folder, clock, _ => { });
        clock.Advance(TimeSpan.FromMinutes(1));
        writer.Append("", "A");
        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromDays(1));
        writer.Append("", "B");

        var entries = _case.Read();
        Assert.Equal(["A", "ClockWentBack", "ClockChanged", "B"], entries.Select(entry => entry.Event));
        Assert.All(entries, entry => Assert.Equal(60_000, entry.MonotonicMilliseconds));
    }

    [Fact]
    public void A_clock_that_was_set_forward_between_two_openings_is_told_of_once()
    {
        _case.Append("A");
        _case.Clock.Advance(TimeSpan.FromHours(1));
        _case.Clock.Set(_case.Clock.GetUtcNow() + TimeSpan.FromHours(3));
        _case.Append("B");
        _case.Clock.Advance(TimeSpan.FromHours(1));
        _case.Append("C");

        var entries = _case.Read();
        Assert.Equal(["A", "ClockChanged", "B", "C"], entries.Select(entry => entry.Event));
        Assert.Equal(("14401.000", "3601.000"), (entries[1].Data["utc"], entries[1].Data["monotonic"]));
    }

    [Fact]
    public void Days_between_two_openings_are_days()
    {
        _case.Append("A");
        _case.Clock.Advance(TimeSpan.FromDays(20));
        _case.Clock.Set(_case.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));
        _case.Append("B");

        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(5 * 24 * 60)]
    public void A_computer_that_was_off_meanwhile_tells_nothing_of_its_clock(int minutes)
    {
        _case.Append("A");
        _case.Clock.Restart(TimeSpan.FromMinutes(minutes));
        _case.Clock.Advance(TimeSpan.FromDays(2));
        _case.Append("B");

        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
    }

    [Fact]
    public void The_clocks_of_another_computer_tell_nothing()
    {
        _case.Append("A");
        var head = Path.Combine(_case.Folder, "journal.head");
        File.WriteAllText(head, File.ReadAllText(head).Replace(RunningClock.Name, "0123456789abcdef", StringComparison.Ordinal));
        _case.Clock.Set(_case.Clock.GetUtcNow() + TimeSpan.FromHours(3));
        _case.Append("B");

        Assert.NotEmpty(RunningClock.Name);
        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
    }

    [Theory]
    [InlineData(-900)]
    [InlineData(4900)]
    public void What_a_time_server_corrects_is_not_told_of(int milliseconds)
    {
        using var writer = _case.Open();
        writer.Append("", "A");
        _case.Clock.Set(_case.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds));
        writer.Append("", "B");

        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
        Assert.Equal(CheckStatus.Pass, Assert.Single(_case.Audit("Journal.Clock")).Status);
    }
}
