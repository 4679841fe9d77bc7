using System;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Core.Tests.Cases.Journal;
using Jupiter.Migration.Files;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests;

/// <summary>One clock for all stamps of a run, on whatever thread it goes on.</summary>
public sealed class RunClockTests
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_stamped_takes_its_time_from_the_clock_of_the_run()
    {
        using (RunClock.Use(new FakeTimeProvider(Then)))
        {
            Assert.Equal(Then, RunClock.Now);
            Assert.Equal(Then, (await Task.Run(Result, TestContext.Current.CancellationToken)).ObservedAt);
        }

        Assert.NotEqual(Then, RunClock.Now);
    }

    [Fact]
    public void A_wait_is_measured_by_a_clock_that_nobody_can_set()
    {
        var clock = new ComputerClock();
        using var run = RunClock.Use(clock);
        var deadline = Deadline.In(TimeSpan.FromSeconds(5));

        clock.Set(Then.AddDays(1));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(deadline.IsOver);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(deadline.IsOver);
    }

    [Fact]
    public void A_clock_that_was_chosen_once_is_kept_nowhere()
    {
        FilePatience chosen;
        using (RunClock.Use(new FakeTimeProvider(Then)))
        {
            chosen = FilePatience.Usual;
        }

        Assert.NotSame(chosen, FilePatience.Usual);
    }

    private static CheckResult Result() => CheckRegister.Find("Presence.Single").Result(CheckStatus.Pass, "", "", "");
}
