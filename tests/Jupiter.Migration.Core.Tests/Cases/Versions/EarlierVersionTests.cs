using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>Cases that a version left at some step of the night are read, continued, confirmed and undone, and never rewritten.</summary>
public sealed class EarlierVersionTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(KeptCase.Versions).SelectMany(Directory.GetDirectories).Select(folder => Path.GetRelativePath(KeptCase.Versions, folder)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_goes_on_to_its_end_with_the_steps_that_it_has(string name)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Versions, name));
        var plan = kept.Plan;
        Approve(kept);

        var done = new List<string>();
        while (kept.DoNext() is { } step)
        {
            done.Add(step);
        }

        Assert.Equal("R9", done[^1]);
        Assert.Equal(CasePhase.Closed, kept.Look(migration => CaseStatusView.Of(migration).Phase));
        Assert.Equal(plan, kept.Plan);
        Assert.All(JournalAudit.Run(kept.Folder, TestContext.Current.CancellationToken), check => Assert.Equal(CheckStatus.Pass, check.Status));
    }

    [Theory]
    [InlineData("0.1.0/replacement-backed-up", "B6")]
    [InlineData("0.2.0/replacement-backed-up", "B6")]
    [InlineData("0.2.0/replacement-switched-off", "B3")]
    [InlineData("0.1.0/replacement-switched-off", "B3")]
    [InlineData("0.2.0/replacement-restored", "B1")]
    [InlineData("0.1.0/replacement-restored", "B1")]
    [InlineData("0.1.0/replacement-noticed", "B1")]
    [InlineData("0.2.0/reinstallation-locked", "B6")]
    [InlineData("0.1.0/reinstallation-locked", "B6")]
    [InlineData("0.2.0/reinstallation-noticed", "B1")]
    [InlineData("0.1.0/reinstallation-noticed", "B1")]
    public void Its_way_back_is_the_one_that_it_was_approved_with(string name, string first)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Versions, name));

        kept.Open(migration => RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Customer, Reason = "printer" }));

        Assert.Equal(first, kept.Look(migration => new StepTurns(migration).Next!.Id));
    }

    [Theory]
    [InlineData("0.1.0/replacement-noticed")]
    [InlineData("0.2.0/replacement-noticed")]
    [InlineData("0.1.0/reinstallation-noticed")]
    [InlineData("0.2.0/reinstallation-noticed")]
    public void The_customer_confirms_it(string name)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Versions, name));

        kept.Open(migration => CustomerVerdict.Accept(migration, SampleCase.Customer, "Manager"));

        Assert.Equal(CasePhase.Accepted, kept.Look(migration => CaseStatusView.Of(migration).Phase));
    }

    private static void Approve(KeptCase kept) => kept.Open(migration =>
    {
        var (now, end) = (kept.Clock.GetUtcNow(), kept.Clock.GetUtcNow().AddDays(60));
        NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, NotBefore = now, NotAfter = end });
        if (new StepTurns(migration).Steps.Any(step => step.Action == StepAction.Trial))
        {
            NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager, NotBefore = now, NotAfter = end, IsForTrial = true });
        }
    });
}
