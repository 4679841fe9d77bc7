using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The trial of a case (P3t): approved by itself, made on another server than the one that sells, passed before P4 or S1, and gone.</summary>
[Trait("Tier", "Whole")]
public sealed class TrialTests
{
    [Theory]
    [InlineData("ServerReplacement", "P4")]
    [InlineData("OsReinstall", "S1")]
    public void It_is_a_gate_forecasts_the_night_and_leaves_its_record_alone(string kind, string gate)
    {
        using var house = new CaseHouse(kind, isTried: true).Plan().Approve().PrepareTrial();
        Assert.Equal("StepNotItsTurn", house.Refused($"Complete-JupiterStep $case {gate} '{CaseHouse.Specialist}'"));

        Assert.Equal(["P3t.Backup", "P3t"], house.Invoke("-Until P3t"));

        Assert.Empty(Directory.GetFiles(house["r", "new-server"], "*.db"));
        Assert.Empty(Directory.GetFileSystemEntries(house["r", "backups"]).Concat(Directory.GetFileSystemEntries(house["r", "second-medium"])));
        var record = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(house["case", "evidence"], "*P3t.trial.json").Single()))!;
        Assert.Equal($"Jupiter.trial-{house.Id}", record["trialDatabase"]!.GetValue<string>());
        Assert.All(record["observations"]!.AsArray(), rule => Assert.NotEqual("Fail", rule!["status"]!.GetValue<string>()));

        house.Stop("NewServer").Complete(gate, CaseHouse.Specialist);
        if (kind == "ServerReplacement")
        {
            house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        }
        else
        {
            house.Complete("S1");
        }

        house.Invoke($"-Until {gate[0].ToString().Replace('P', 'R')}2.Check");
        Assert.NotNull(house.Status().Properties["ForecastEnd"].Value);
        Assert.Contains("Trial.Passed", Evidence(house, "2.Check.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_nights_approval_opens_no_trial_and_the_trials_no_night()
    {
        using var house = new CaseHouse(isTried: true).Plan().Approve();
        house.PrepareTrial();
        house.Run($"Approve-JupiterMigration $case '{CaseHouse.AccountManager}' -Trial -NotBefore ([DateTime]::Now.AddHours(1))");
        Assert.Equal("TrialNotApproved", house.Refused("Invoke-JupiterMigration $case -NonInteractive -Until P3t"));

        house.Run($"Approve-JupiterMigration $case '{CaseHouse.AccountManager}' -Trial");
        house.Run($"Approve-JupiterMigration $case '{CaseHouse.AccountManager}' -NotBefore ([DateTime]::Now.AddHours(1))");
        house.Invoke("-Until P3t");
        house.Complete("P4", CaseHouse.Specialist);

        Assert.Equal("ApprovalTooEarly", house.Refused($"Complete-JupiterStep $case R1 '{CaseHouse.Specialist}'"));
    }

    [Fact]
    public void Whoever_goes_without_it_answers_for_it_when_the_night_is_planned()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        Assert.Equal("CaseHasNoTrial", house.Refused($"Approve-JupiterMigration $case '{CaseHouse.AccountManager}' -Trial"));
        Assert.Equal("StepNotFound", house.Refused("Invoke-JupiterMigration $case -NonInteractive -Until P3t"));

        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        var waived = JsonNode.Parse(Evidence(house, "R2.Check.json"))!["checks"]!.AsArray().Single(check => check!["id"]!.GetValue<string>() == "Trial.Passed")!;
        Assert.Equal("Warning", waived["status"]!.GetValue<string>());
    }

    [Fact]
    public void A_waiver_that_comes_after_the_plan_opens_nothing()
    {
        using var house = new CaseHouse(isTried: true).Plan().Approve().PrepareTrial();

        house.Waive("Trial.Passed");

        Assert.Equal("StepNotItsTurn", house.Refused($"Complete-JupiterStep $case P4 '{CaseHouse.Specialist}'"));
    }

    [Fact]
    public void The_backup_is_carried_to_where_the_new_server_is_and_removed_there()
    {
        using var house = new CaseHouse(isTried: true).Plan().Approve().PrepareTrial();
        Assert.Equal(["P3t.Backup"], house.Invoke("-Until P3t.Backup"));
        var name = $"Jupiter.trial-{house.Id}.bak";
        var carried = Directory.CreateDirectory(house["elsewhere"]).FullName;
        Assert.Equal([name, name + ".manifest.json"], Directory.GetFiles(house["r", "second-medium"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(house["r", "backups"]));
        foreach (var file in new[] { name, name + ".manifest.json" })
        {
            File.Move(house["r", "second-medium", file], Path.Combine(carried, file));
        }

        // Here the old server is not reached any more: what was carried is taken for what it is.
        house.Stop("OldServer");
        Assert.Equal("TrialBackupGone", house.Refused("Invoke-JupiterMigration $case -NonInteractive -Until P3t"));
        Assert.Equal(["P3t.Backup", "P3t"], house.Invoke($"-Until P3t -BackupFile '{Path.Combine(carried, name)}'"));

        Assert.Empty(Directory.GetFiles(carried));
        Assert.Empty(Directory.GetFiles(house["r", "new-server"], "*.db"));
    }

    [Fact]
    public void A_reinstallation_without_another_machine_to_try_on_is_not_planned()
    {
        using var house = new CaseHouse("OsReinstall", isTried: true);
        house.Run("$r = $r | Select-Object * -ExcludeProperty TrialServerInstance");

        Assert.Equal("CaseTrialServerMissing", house.Refused(
            "$r | New-JupiterMigration $case -Kind OsReinstall -StartAt ([DateTime]::Now.AddSeconds(1)) -BackupFile \"$($r.BackupFolder)/Jupiter.bak\" -CopyTo $r.SecondMedium -WarningAction SilentlyContinue"));
    }

    private static string Evidence(CaseHouse house, string end) => File.ReadAllText(Directory.GetFiles(house["case", "evidence"]).Single(file => file.EndsWith(end, StringComparison.Ordinal)));
}
