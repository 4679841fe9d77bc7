using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Watches;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Acceptance;

/// <summary>The week of the old server as a watch saw it, when the case is closed: a sighting is named and a person decides, hours without a look are named (clause R9).</summary>
public sealed class WatchedRetentionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SampleCase _sample = new();

    public WatchedRetentionTests()
    {
        _sample.Approve();
        _sample.Clock.Advance(_sample.StartAt - _sample.Clock.GetUtcNow());
        _sample.GoThrough("O7");
    }

    private string Log => _folder.At(WatchLog.FileName);

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_whole_week_without_a_sighting_passes_and_its_log_is_evidence()
    {
        Watch(_ => PresenceState.Unknown);

        Assert.Equal(CheckStatus.Pass, Retention().Status);
        Close();

        using var migration = MigrationCase.Look(_sample.Folder, _sample.Clock);
        Assert.Equal(CasePhase.Closed, _sample.Status().Phase);
        Assert.Equal("watch.jsonl", migration.State.Last!.Evidence.Select(file => file.File.Split('-')[^1]).Single());
        var week = WatchedWeek.From(migration.State.Last.Facts)!;
        Assert.Equal((0, null), (week.Sightings, week.DecidedBy));
        Assert.True(week.Looks >= 160);
    }

    [Fact]
    public void A_sighting_is_told_and_waits_for_a_person_who_decides_by_name()
    {
        Watch(hour => hour == 50 ? PresenceState.Present : PresenceState.Unknown);

        var told = Retention();
        Assert.Equal((CheckStatus.Fail, true, "127.66.0.1"), (told.Status, told.Blocks, told.Subject));
        Assert.Contains("TcpConnect", told.Evidence, StringComparison.Ordinal);

        Assert.Equal("WatchSawOldServer", Refused(() => Close()));
        Assert.Equal("PersonUnknown", Refused(() => Close("Nobody")));
        using (var migration = MigrationCase.Look(_sample.Folder, _sample.Clock))
        {
            Assert.NotEmpty(migration.State.Of("R9").Refusal);
        }

        Close("вера");

        using var closed = MigrationCase.Look(_sample.Folder, _sample.Clock);
        var week = WatchedWeek.From(closed.State.Last!.Facts)!;
        Assert.Equal((1, SampleCase.Specialist), (week.Sightings, week.DecidedBy));
        Assert.Equal(CasePhase.Closed, _sample.Status().Phase);
    }

    [Fact]
    public void Hours_in_which_nobody_looked_and_lines_that_nobody_can_read_are_named_and_stop_nobody()
    {
        Watch(hour => hour is >= 20 and < 30 ? null : PresenceState.Unknown);
        File.AppendAllText(Log, "{\"at\":");

        var told = Retention();

        Assert.Equal((CheckStatus.Warning, false), (told.Status, told.Blocks));
        Assert.Equal(3, told.Actual.Split(';').Length);
        Close();
    }

    [Fact]
    public void A_watch_that_never_looked_shows_the_whole_week()
    {
        Watch(_ => null);

        Assert.Equal(CheckStatus.Warning, Retention().Status);
    }

    [Fact]
    public void A_sighting_counts_whatever_the_clock_of_that_computer_showed()
    {
        Watch(_ => PresenceState.Unknown);
        WatchLog.Append(Log, Look(_sample.Clock.GetUtcNow().AddYears(-20), PresenceState.Present));

        Assert.Equal(CheckStatus.Fail, Retention().Status);
    }

    [Fact]
    public void The_log_of_another_case_is_refused_and_no_other_step_takes_one()
    {
        Watch(_ => PresenceState.Unknown);
        var text = File.ReadAllText(Log);
        File.WriteAllText(Log, text.Replace(Id(), "another", StringComparison.Ordinal));

        Assert.Equal("WatchLogOfOtherCase", Refused(() => Retention()));
        Assert.Equal("WatchLogOfOtherCase", Refused(() => Close()));
        Assert.Equal("StepTakesNoWatch", Refused(() => Complete(new StepWord { Step = "O7", By = SampleCase.Specialist, WatchLog = Log })));
    }

    [Fact]
    public void A_watch_knows_the_servers_and_the_end_of_the_week_and_is_refused_where_there_is_nothing_to_watch()
    {
        using (var migration = MigrationCase.Look(_sample.Folder, _sample.Clock))
        {
            var watch = RetentionWatch.Of(migration);
            Assert.Equal(("127.66.0.1", "127.66.0.2", "Кафе", 1433), (watch.OldServer, watch.NewServer, watch.Venue, watch.Port));
            Assert.Equal(_sample.Status().RetentionEnd, watch.Until);
            Assert.Null(watch.OldHardwareAddress);
        }

        _sample.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("WatchNotNeeded", Refused(() => Of(_sample)));

        using var fresh = new SampleCase();
        Assert.Equal("WatchTooEarly", Refused(() => Of(fresh)));
        using var reinstalled = new SampleCase(MigrationKind.OsReinstall);
        Assert.Equal("CaseHasOneServer", Refused(() => Of(reinstalled)));
    }

    // The night's own looking ends with the notice; the week ends the clock's way here.
    private void Watch(Func<int, PresenceState?> at)
    {
        var from = _sample.Clock.GetUtcNow();
        var end = _sample.Status().RetentionEnd!.Value;
        using (var migration = MigrationCase.Look(_sample.Folder, _sample.Clock))
        {
            File.WriteAllBytes(Log, WatchLog.Begin(RetentionWatch.Of(migration)));
        }

        for (var hour = 0; from.AddHours(hour) < end; hour++)
        {
            if (at(hour) is { } state)
            {
                WatchLog.Append(Log, Look(from.AddHours(hour), state));
            }
        }

        _sample.Clock.Advance(end - from + TimeSpan.FromMinutes(1));
    }

    private static WatchLook Look(DateTimeOffset time, PresenceState state) => new() { At = time, Computer = "JUPITER", State = state, Evidence = "TcpConnect" };

    private string Id()
    {
        using var migration = MigrationCase.Look(_sample.Folder, _sample.Clock);
        return migration.Plan.Id;
    }

    private CheckResult Retention()
    {
        using var migration = MigrationCase.Look(_sample.Folder, _sample.Clock);
        return WatchedRetention.Check(migration, Log);
    }

    private void Close(string? decidedBy = null) => Complete(new StepWord { Step = "R9", By = SampleCase.Customer, WatchLog = Log, DecidedBy = decidedBy });

    private void Complete(StepWord word)
    {
        using var migration = _sample.Open();
        StepCompletion.Record(migration, word, new SilentObserver(), CancellationToken.None);
    }

    private static void Of(SampleCase sample)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        RetentionWatch.Of(migration);
    }

    private static string Refused(Action action) => Assert.Throws<MigrationException>(action).ErrorId;
}
