using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Status;

/// <summary>Before a second approval the plan tells what was changed since it was last approved (clause O1).</summary>
public sealed class FormerPlanTests : IDisposable
{
    private readonly SampleCase _case = new();

    private string Plan => Path.Combine(_case.Folder, "case.json");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void What_was_changed_since_an_approval_is_told_until_the_plan_is_approved_again()
    {
        Assert.Empty(_case.Status().ChangesSinceApproval);
        _case.Approve();
        Assert.Empty(_case.Status().ChangesSinceApproval);

        Edit(plan => plan["venue"]!["contacts"]![0]!["phone"] = "+7 900");

        var change = Assert.Single(_case.Status().ChangesSinceApproval);
        Assert.Equal(("+7 900", true), (change.After, change.Field.Contains(SampleCase.Customer, StringComparison.Ordinal)));
        using (var migration = MigrationCase.Look(_case.Folder, _case.Clock))
        {
            Assert.Contains(VenueMemo.Of(migration).Text(), line => line.EndsWith(change.ToString(), StringComparison.Ordinal));
        }

        var report = ReportReader.Read(_case.Folder, _case.Clock, CancellationToken.None);
        Assert.Contains("+7 900", ReportPage.Of(report), StringComparison.Ordinal);

        _case.Approve();
        Assert.Empty(_case.Status().ChangesSinceApproval);
    }

    [Fact]
    public void A_plan_that_is_only_written_otherwise_is_told_as_that()
    {
        _case.Approve();
        File.AppendAllText(Plan, " ");

        Assert.Equal(SR.PlanFormOnly, Assert.Single(_case.Status().ChangesSinceApproval).After);
    }

    [Fact]
    public void A_kept_plan_that_somebody_changed_tells_nothing()
    {
        _case.Approve();
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(_case.Folder, "evidence")));
        Edit(plan => plan["specialist"] = "Пётр");
        File.WriteAllText(kept, File.ReadAllText(Plan));

        Assert.Equal(SR.PlanNotKept, Assert.Single(_case.Status().ChangesSinceApproval).Before);
        Assert.Contains(JournalAudit.Run(_case.Folder, CancellationToken.None), check => check.Id == "Journal.Evidence" && check.Status == CheckStatus.Fail);
    }

    [Fact]
    public void Approvals_of_one_plan_keep_it_once()
    {
        _case.Approve();
        _case.Approve();

        Assert.Single(Directory.GetFiles(Path.Combine(_case.Folder, "evidence")));
        Assert.All(JournalAudit.Run(_case.Folder, CancellationToken.None).Where(check => check.Id == "Journal.Evidence"), check => Assert.Equal(CheckStatus.Pass, check.Status));
    }

    private void Edit(Action<JsonNode> change)
    {
        var plan = JsonNode.Parse(File.ReadAllText(Plan))!;
        change(plan);
        File.WriteAllText(Plan, plan.ToJsonString());
    }
}
