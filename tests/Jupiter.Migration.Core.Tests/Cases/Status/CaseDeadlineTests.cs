using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Status;

/// <summary>What is due in a case: who looks at many cases calls where it is due first.</summary>
public sealed class CaseDeadlineTests
{
    // The night of 27 March, a Friday, from midnight in Moscow; the venue opens at ten.
    private static readonly DateTimeOffset Start = new(2026, 3, 26, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Opening = Start.AddHours(10);

    [Fact]
    public void ANightIsDueAtItsTurnBackTimeAndNotWhenItsApprovalEnds()
    {
        using var sample = Night();
        Assert.Equal((CasePhase.Approved, Start), Due(sample));

        sample.GoThrough("R2.Lock");

        Assert.Equal((CasePhase.Running, Opening.AddMinutes(-95)), Due(sample));
        Assert.Contains("08:25", sample.Status().Deadline, StringComparison.Ordinal);
    }

    [Fact]
    public void ANightThatGoesBackIsDueWhenTheVenueOpens()
    {
        using var sample = Night();
        sample.GoThrough("R2.Lock");
        using (var migration = sample.Open())
        {
            RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Customer, Reason = "late" });
        }

        Assert.Equal((CasePhase.RollingBack, Opening), Due(sample));
    }

    [Fact]
    public void ADiskThatMayBeWipedLeavesTheOpening()
    {
        using var sample = Night(MigrationKind.OsReinstall);
        sample.GoThrough("S3a.Off");

        Assert.Equal((CasePhase.Running, Opening), Due(sample));
    }

    private static (CasePhase Phase, DateTimeOffset? At) Due(SampleCase sample)
    {
        var status = sample.Status();
        return (status.Phase, status.DueAt is { } at ? new DateTimeOffset(at) : null);
    }

    private static SampleCase Night(MigrationKind kind = MigrationKind.ServerReplacement)
    {
        var sample = new SampleCase(kind, now: Start.AddDays(-11), change: _ => SampleCase.Describe("Europe/Moscow", turnsBack: true));
        sample.Approve();
        sample.GoThrough(kind == MigrationKind.ServerReplacement ? "P4" : "P3t");
        sample.Clock.SetUtcNow(Start);
        return sample;
    }
}
