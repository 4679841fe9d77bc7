using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>One number of a procedure is changed: the newer module goes on with what the older one began, and the older one reads what the newer one planned.</summary>
public sealed class ChangedProcedureTests
{
    private static readonly ShippedProcedures Older = new([File010]);
    private static readonly ShippedProcedures Newer = new([File010, Changed]);

    [Fact]
    public void The_newer_module_keeps_to_the_steps_of_an_open_case_and_plans_with_its_own()
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, "replacement-approved"));

        Assert.Equal(5, kept.Look(migration => migration.Procedure.Forward.Find("R1")!.Minutes, Newer));
        Assert.Equal(6, Newer.Newest(MigrationKind.ServerReplacement).Forward.Find("R1")!.Minutes);
        kept.Open(migration => RollbackNothing(migration), Newer);
    }

    [Fact]
    public void A_version_has_only_the_files_that_it_changed()
    {
        string[] files = ["server-replacement", "server-replacement.back", "os-reinstall", "os-reinstall.back"];
        string[] names = [.. files.Select(file => $"0.9.0/{file}.json"), "0.10.0/server-replacement.json"];
        var shipped = new ShippedProcedures(ShippedProcedures.Versions(
            names, name => name.StartsWith("0.10.0/", StringComparison.Ordinal) ? Changed(name.Split('/')[1]) : File010(name.Split('/')[1])));

        Assert.Equal(6, shipped.Newest(MigrationKind.ServerReplacement).Forward.Find("R1")!.Minutes);
        Assert.Equal(Older.Newest(MigrationKind.OsReinstall).Sha256, shipped.Newest(MigrationKind.OsReinstall).Sha256);
    }

    [Fact]
    public void The_module_is_replaced_and_put_back_between_any_two_steps_of_a_night()
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, "replacement-approved"));
        var count = 0;
        while (kept.DoNext(count++ % 2 == 0 ? Newer : Older) is not null)
        {
        }

        Assert.Equal(CasePhase.Closed, kept.Look(migration => CaseStatusView.Of(migration).Phase, Older));
        Assert.Equal(CasePhase.Closed, kept.Look(migration => CaseStatusView.Of(migration).Phase, Newer));
    }

    [Fact]
    public void The_older_module_reads_what_the_newer_one_planned_and_says_which_version_it_needs()
    {
        using var sample = new SampleCase(procedures: Newer);
        using var kept = new KeptCase(sample.Folder);
        kept.Open(migration => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager }), Newer);

        var status = kept.Look(migration => CaseStatusView.Of(migration), Older);
        Assert.Equal(Newer.Newest(MigrationKind.ServerReplacement).Forward.Steps.Select(step => step.Id), status.Steps.Select(step => step.Id));
        Assert.Equal("P0", status.NextStep);
        Assert.All(JournalAudit.Run(kept.Folder, TestContext.Current.CancellationToken), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Equal(2, kept.Look(RetentionCheck.Run, Older).Count);

        var error = Assert.Throws<MigrationException>(() => kept.DoNext(Older));
        Assert.Equal("CaseProcedureDiffers", error.ErrorId);
        Assert.Contains("7.0", error.Message, StringComparison.Ordinal);
        Assert.Equal("P0", kept.DoNext(Newer));
    }

    [Fact]
    public void Steps_of_which_this_module_knows_not_even_the_kind_are_no_hindrance_to_reading()
    {
        using var sample = new SampleCase(procedures: Newer);
        using var kept = new KeptCase(sample.Folder);
        var plan = JsonNode.Parse(kept.Plan)!;
        plan["steps"]!.AsArray().First(step => step!["id"]!.GetValue<string>() == "R4a")!["action"] = "Teleport";
        File.WriteAllText(Path.Combine(kept.Folder, "case.json"), plan.ToJsonString());

        var status = kept.Look(migration => CaseStatusView.Of(migration), Older);
        Assert.Empty(status.Steps);
        Assert.Equal(CasePhase.Planned, status.Phase);
        var word = new StepWord { Step = "R1", By = SampleCase.Customer };
        Assert.Equal("CaseProcedureDiffers", Refused(() => kept.Open(
            migration => StepCompletion.Record(migration, word, new SilentObserver(), TestContext.Current.CancellationToken), Older)));
    }

    [Theory]
    [InlineData("R0")]
    [InlineData("R2.Verify")]
    public void A_folder_with_a_gate_left_out_does_not_run(string gate)
    {
        using var sample = new SampleCase();
        sample.Approve();
        using var kept = new KeptCase(sample.Folder);
        var plan = JsonNode.Parse(kept.Plan)!;
        var steps = plan["steps"]!.AsArray();
        steps.Remove(steps.First(step => step!["id"]!.GetValue<string>() == gate));

        // As whoever leaves a gate out would: the hash of the shorter list, and an approval of just that file.
        plan["procedureSha256"] = new string('7', 64);
        File.WriteAllText(Path.Combine(kept.Folder, "case.json"), plan.ToJsonString());

        Assert.Equal("CaseProcedureDiffers", Refused(() => kept.DoNext()));
        Assert.Equal("CaseProcedureDiffers", Refused(() => kept.Open(migration => NewApproval.Record(migration, new ApprovalRequest { By = SampleCase.Manager }))));
        Assert.Equal("CaseProcedureDiffers", Refused(() => kept.Open(RollbackNothing)));
    }

    [Fact]
    public void Steps_beside_a_hash_that_is_known_change_nothing()
    {
        using var sample = new SampleCase();
        using var kept = new KeptCase(sample.Folder);
        var plan = JsonNode.Parse(kept.Plan)!;
        plan["steps"] = new JsonArray();
        File.WriteAllText(Path.Combine(kept.Folder, "case.json"), plan.ToJsonString());

        Assert.Contains("R0", kept.Look(migration => migration.Current.Steps.Select(step => step.Id).ToArray()));
    }

    private static void RollbackNothing(MigrationCase migration)
    {
        var error = Assert.Throws<MigrationException>(() => RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Customer, Reason = "x" }));
        if (error.ErrorId != "RollbackNothingToUndo")
        {
            throw error;
        }
    }

    private static string Refused(Action work) => Assert.Throws<MigrationException>(work).ErrorId;

    private static byte[] File010(string name) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "src", "Jupiter.Migration.Cases", "Steps", "0.1.0", name));

    // An allowance of five minutes becomes six.
    private static byte[] Changed(string name) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(File010(name)).Replace("\"minutes\": 5,", "\"minutes\": 6,", StringComparison.Ordinal));
}
