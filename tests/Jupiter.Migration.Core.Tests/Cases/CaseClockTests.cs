using System;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>The time of a case is the latest that its journal ever saw, until whoever approves corrects a clock that ran ahead.</summary>
public sealed class CaseClockTests
{
    [Fact]
    public void An_approval_that_expired_stays_expired_when_the_clock_is_set_back()
    {
        using var sample = Approved(hours: 2);
        sample.Clock.Advance(TimeSpan.FromHours(3));
        Open(sample, migration => migration.Record("", "Noted"));
        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddHours(-2));

        // Whatever is written by the clock that was set back, the line about it included.
        Open(sample, migration => migration.Record("", "Noted"));
        Open(sample, migration => Assert.Equal("ApprovalExpired", Refused(migration)));
    }

    [Fact]
    public void A_clock_that_ran_ahead_is_corrected_by_whoever_approves_and_the_case_goes_on()
    {
        using var sample = Approved(hours: 12);
        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddMinutes(30));
        Open(sample, migration => migration.Record("", "Noted"));
        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddMinutes(-30));
        var right = sample.Clock.GetUtcNow();

        Open(sample, migration => Assert.Equal(right.AddMinutes(30), migration.Now));
        Open(sample, migration => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, NotBefore = right, NotAfter = right.AddHours(12), ClockIsRight = true }));

        Open(sample, migration =>
        {
            Assert.Equal(right, migration.Now);
            migration.Approval.Require(migration.State, StepWindow.Open, migration.Now);
            Assert.Contains(migration.State.ClockEvents, line => line.StartsWith(JournalEvents.ClockCorrected, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void What_expired_by_the_clock_that_ran_ahead_is_approved_anew_and_not_by_the_correction()
    {
        using var sample = Approved(hours: 2);
        var right = sample.Clock.GetUtcNow();
        sample.Clock.AdjustTime(right.AddHours(5));
        Open(sample, migration => migration.Record("", "Noted"));
        sample.Clock.AdjustTime(right);

        Open(sample, migration => migration.Record("", JournalEvents.ClockCorrected));
        Open(sample, migration => Assert.Equal("ApprovalSpent", Refused(migration)));
        Open(sample, migration => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, NotBefore = right, NotAfter = right.AddHours(2) }));
        Open(sample, migration => migration.Approval.Require(migration.State, StepWindow.Open, migration.Now));
    }

    [Fact]
    public void There_is_nothing_to_correct_where_no_line_is_later_than_the_clock()
    {
        using var sample = Approved(hours: 2);
        sample.Clock.Advance(TimeSpan.FromMinutes(1));

        Open(sample, migration => Assert.Equal(
            "ClockIsNotAhead",
            Assert.Throws<MigrationException>(() => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, ClockIsRight = true })).ErrorId));
    }

    [Fact]
    public void Nobody_else_corrects_it()
    {
        using var sample = Approved(hours: 2);
        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddHours(1));
        Open(sample, migration => migration.Record("", "Noted"));
        sample.Clock.AdjustTime(sample.Clock.GetUtcNow().AddHours(-1));

        Open(sample, migration =>
        {
            var lines = migration.State.Last!.Sequence;
            Assert.Equal(
                "ApprovalByExecutor",
                Assert.Throws<MigrationException>(() => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Specialist, ClockIsRight = true })).ErrorId);
            Assert.Equal(lines, migration.State.Last!.Sequence);
        });
    }

    private static SampleCase Approved(int hours)
    {
        var sample = new SampleCase();
        sample.Approve(sample.Clock.GetUtcNow(), sample.Clock.GetUtcNow().AddHours(hours));
        return sample;
    }

    private static string Refused(MigrationCase migration) =>
        Assert.Throws<MigrationException>(() => migration.Approval.Require(migration.State, StepWindow.Open, migration.Now)).ErrorId;

    private static void Open(SampleCase sample, Action<MigrationCase> work)
    {
        using var migration = sample.Open();
        work(migration);
    }
}
