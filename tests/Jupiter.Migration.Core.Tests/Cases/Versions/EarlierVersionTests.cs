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
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>Cases that version 0.1.0 left at some step of the night are read, continued, confirmed and undone, and never rewritten.</summary>
public sealed class EarlierVersionTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(KeptCase.Golden).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_goes_on_to_its_end_with_the_steps_that_it_has(string name)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, name));
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
    [InlineData("replacement-backed-up", "B6")]
    [InlineData("replacement-switched-off", "B3")]
    [InlineData("replacement-restored", "B1")]
    [InlineData("replacement-noticed", "B1")]
    [InlineData("reinstallation-locked", "B6")]
    [InlineData("reinstallation-noticed", "B1")]
    public void Its_way_back_is_the_one_that_it_was_approved_with(string name, string first)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, name));

        kept.Open(migration => RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Customer, Reason = "printer" }));

        Assert.Equal(first, kept.Look(migration => new StepTurns(migration).Next!.Id));
    }

    [Theory]
    [InlineData("replacement-noticed")]
    [InlineData("reinstallation-noticed")]
    public void The_customer_confirms_it(string name)
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, name));

        kept.Open(migration => CustomerVerdict.Accept(migration, SampleCase.Customer, "Manager"));

        Assert.Equal(CasePhase.Accepted, kept.Look(migration => CaseStatusView.Of(migration).Phase));
    }

    private static void Approve(KeptCase kept) => kept.Open(migration => NewApproval.Record(migration, new ApprovalRequest
    {
        By = SampleCase.Manager, NotBefore = kept.Clock.GetUtcNow(), NotAfter = kept.Clock.GetUtcNow().AddDays(60),
    }));
}
