using System;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>Work that does not take place stops nobody's morning; work that has changed something is led back and not called off (clause O1).</summary>
public sealed class WorkCallOffTests
{
    [Theory]
    [InlineData("")]
    [InlineData("P4")]
    [InlineData("R1")]
    [InlineData("R2.Check")]
    public void While_nothing_was_changed_it_can_be_called_off(string last)
    {
        using var sample = Night(last);

        CallOff(sample);

        var status = sample.Status();
        Assert.Equal(CasePhase.CalledOff, status.Phase);
        Assert.Contains("the inspector comes", status.Deadline, StringComparison.Ordinal);
        Assert.Null(status.DueAt);
        Assert.Equal(("", "", ""), (status.NextStep, status.WaitsFor, status.Error));
        Assert.Equal("AlreadyCalledOff", Refused(() => CallOff(sample)));
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        Assert.All(Enum.GetValues<StepWindow>(), window => Assert.Equal("CaseCalledOff", Refused(() => migration.Approval.Require(migration.State, window, migration.Now))));
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R2.Lock")]
    [InlineData(MigrationKind.OsReinstall, "S2.Lock")]
    [InlineData(MigrationKind.ServerReplacement, "R4b")]
    [InlineData(MigrationKind.OsReinstall, "S3a")]
    [InlineData(MigrationKind.ServerReplacement, "O7")]
    public void What_has_begun_is_led_back(MigrationKind kind, string last)
    {
        using var sample = Night(last, kind);

        Assert.Equal("CallOffTooLate", Refused(() => CallOff(sample)));
    }

    [Fact]
    public void Only_somebody_of_the_plan_calls_it_off()
    {
        using var sample = Night("");

        Assert.Equal("PersonUnknown", Refused(() => CallOff(sample, "Прохожий")));
    }

    [Fact]
    public void Approved_again_it_takes_place_and_what_was_approved_before_counts_no_more()
    {
        using var sample = Night("P4");
        CallOff(sample);

        using (var migration = sample.Open())
        {
            NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, IsForTrial = true, NotAfter = sample.Clock.GetUtcNow().AddDays(30) });
        }

        Assert.Equal(CasePhase.Planned, sample.Status().Phase);

        sample.Approve();

        Assert.Equal((CasePhase.Approved, "R1"), (sample.Status().Phase, sample.Status().NextStep));
    }

    private static SampleCase Night(string last, MigrationKind kind = MigrationKind.ServerReplacement)
    {
        var sample = new SampleCase(kind);
        sample.Approve();
        if (last.Length > 0)
        {
            sample.GoThrough(last);
        }

        return sample;
    }

    private static void CallOff(SampleCase sample, string by = SampleCase.Customer)
    {
        using var migration = sample.Open();
        WorkCallOff.Record(migration, by, "the inspector comes");
    }

    private static string Refused(Action work) => Assert.Throws<MigrationException>(work).ErrorId;
}
