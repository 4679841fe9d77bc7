using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Turns;

/// <summary>Until when a venue can be led back and still open in time, and who may pass that.</summary>
public sealed class TurnBackTests
{
    // The night of 27 March, a Friday, from midnight in Moscow; the venue opens at ten.
    private static readonly DateTimeOffset Start = new(2026, 3, 26, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Opening = Start.AddHours(10);

    [Theory]
    [Trait("Tier", "Whole")]
    [InlineData(MigrationKind.ServerReplacement, 65)]
    [InlineData(MigrationKind.OsReinstall, 25)]
    public void At_any_moment_it_is_the_opening_minus_the_way_back_minus_the_margin(MigrationKind kind, int wayBack)
    {
        using var sample = Night(kind);
        var moment = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 7 * 60]);

        // A night that has begun goes through moments one after the other; a sample of one hundred, in their order.
        var seen = 0;
        foreach (var (share, minutes) in moment.Array[100].Single().OrderBy(one => one.Item2))
        {
            sample.Clock.SetUtcNow(Later(sample.Clock.GetUtcNow(), Start.AddMinutes(minutes)));
            if (share < 0.2)
            {
                GoOn(sample);
            }

            using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
            var isGone = migration.State.Of("O7").DoneAt is not null || (kind == MigrationKind.OsReinstall && migration.State.Of("S3a.Off").DoneAt is not null);
            var turn = TurnBack.Of(migration);
            Assert.Equal(isGone, turn is null);
            if (turn is null)
            {
                continue;
            }

            seen++;
            Assert.Equal((Opening, wayBack, 30), (turn.Opening, turn.WayBackMinutes, turn.MarginMinutes));
            Assert.Equal(Opening.AddMinutes(-wayBack - 30), turn.At);
            var text = turn.Text(CultureInfo.GetCultureInfo("ru"));
            Assert.All(new[] { CaseTime.Text(turn.At, migration.Plan.Venue, CultureInfo.GetCultureInfo("ru")), "10:00", $" {wayBack} мин", " 30 мин" }, term => Assert.Contains(term, text, StringComparison.Ordinal));
        }

        Assert.True(seen > 5);
    }

    [Fact]
    public void Every_message_and_the_status_of_the_night_tell_it()
    {
        using var sample = Night(MigrationKind.ServerReplacement);

        var status = sample.Status();

        Assert.StartsWith("27 March 2026 08:25", status.TurnBack, StringComparison.Ordinal);
        var told = status.Steps.Where(step => step.Clause.StartsWith('R') && step.Id != "R9" && step.Message.Length > 0).ToArray();
        Assert.NotEmpty(told);
        Assert.All(told, step => Assert.Contains("08:25", step.MessageRussian, StringComparison.Ordinal));
    }

    [Fact]
    public void After_it_nothing_goes_on_without_the_customers_name_and_one_that_was_given_before_decides_nothing()
    {
        using var sample = Night(MigrationKind.ServerReplacement);
        GoOn(sample);
        sample.Clock.SetUtcNow(Opening.AddMinutes(-90));
        using var migration = sample.Open();
        var step = new StepTurns(migration).Next!;
        int Run(string? by) => new CaseRunner(
            migration, new RunRequest { DecidedBy = by, Open = (_, _) => throw new InvalidOperationException("on its way"), Engines = null! }, new SilentObserver()).Run(CancellationToken.None).Count();

        Assert.Equal("TurnBackPassed", Assert.Throws<MigrationException>(() => _ = Run(SampleCase.Customer)).ErrorId);
        Assert.Equal("TurnBackPassed", Assert.Throws<MigrationException>(() => _ = Run(SampleCase.Specialist)).ErrorId);
        Assert.Equal("TurnBackPassed", Assert.Throws<MigrationException>(() => _ = Run(null)).ErrorId);
        Assert.Contains("08:25", migration.State.Of(step.Id).Refusal, StringComparison.Ordinal);
        Assert.Contains(SampleCase.Customer, migration.State.Of(step.Id).Refusal, StringComparison.Ordinal);
        Assert.Contains("-DecidedBy", migration.State.Of(step.Id).Remedy, StringComparison.Ordinal);

        Assert.Equal("on its way", Assert.Throws<InvalidOperationException>(() => _ = Run(SampleCase.Customer)).Message);
        Assert.Equal(Opening, migration.State.TurnBackDecidedFor);
        var lines = new List<JournalEntry>();
        JournalReader.Read(sample.Folder, lines.Add);
        Assert.Equal(SampleCase.Customer, lines.Single(line => line.Event == "TurnBackDecided").Data["by"]);
    }

    [Fact]
    public void The_way_back_itself_has_no_such_time()
    {
        using var sample = Night(MigrationKind.ServerReplacement);
        sample.GoThrough("R2.Lock");
        sample.Clock.SetUtcNow(Opening);
        using var migration = sample.Open();

        Migration.Cases.Rollback.RollbackStart.Record(migration, new Migration.Cases.Rollback.RollbackRequest { By = SampleCase.Customer, Reason = "late" });

        Assert.Null(TurnBack.Of(migration));
        new StepTurns(migration).Require(new StepTurns(migration).Next!);
    }

    [Fact]
    public void What_is_checked_again_after_a_remark_leads_nobody_back()
    {
        using var sample = Night(MigrationKind.ServerReplacement);
        sample.GoThrough("O7");
        sample.Clock.SetUtcNow(Opening);
        using var migration = sample.Open();

        CustomerVerdict.Deny(migration, SampleCase.Customer, "Принтер молчит");

        var again = new StepTurns(migration).Next!;
        Assert.Equal("R8", again.Id);
        new StepTurns(migration).Require(again);
    }

    [Fact]
    public void What_the_way_back_took_in_this_venue_counts_in_its_next_night()
    {
        using var sample = Night(MigrationKind.ServerReplacement);
        sample.GoThrough("R2.Lock");
        using (var migration = sample.Open())
        {
            Migration.Cases.Rollback.RollbackStart.Record(migration, new Migration.Cases.Rollback.RollbackRequest { By = SampleCase.Customer, Reason = "rehearsed" });
        }

        sample.Clock.Advance(TimeSpan.FromSeconds(601));
        var allowed = Step(sample);
        sample.GoThrough(allowed.Id);

        using var earlier = sample.Open();
        var venue = earlier.Plan.Venue;
        var measured = WayBackMeasurement.Of(earlier, MigrationKind.ServerReplacement, venue.Name);
        Assert.Equal(new Dictionary<string, int> { [allowed.Id] = 11 }, measured);
        Assert.Null(WayBackMeasurement.Of(earlier, MigrationKind.OsReinstall, venue.Name));
        Assert.Null(WayBackMeasurement.Of(earlier, MigrationKind.ServerReplacement, "Другое кафе"));

        var request = sample.Request(MigrationKind.ServerReplacement, venue, folder: "next") with { StartAt = Start.AddDays(14), WayBackMinutes = measured };
        NewCase.Make(request, sample.Clock);
        using var next = MigrationCase.Look(request.Folder, sample.Clock);
        var turn = TurnBack.Of(next)!;
        Assert.Equal(65 - allowed.Minutes + 11, turn.WayBackMinutes);
        Assert.Contains("as measured", turn.Text(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
        Assert.Equal(turn.Opening.AddMinutes(-turn.WayBackMinutes - 30), turn.At);
    }

    private static StepDefinition Step(SampleCase sample)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        return new StepTurns(migration).Next!;
    }

    private static SampleCase Night(MigrationKind kind)
    {
        var sample = new SampleCase(kind, now: Start.AddDays(-11), change: _ => SampleCase.Describe("Europe/Moscow", turnsBack: true));
        sample.Approve();
        sample.GoThrough(kind == MigrationKind.ServerReplacement ? "P4" : "P3t");
        sample.Clock.SetUtcNow(Start);
        return sample;
    }

    private static void GoOn(SampleCase sample)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        if (new StepTurns(migration).Next is { Id: not "R9" } next)
        {
            migration.Dispose();
            sample.GoThrough(next.Id);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
