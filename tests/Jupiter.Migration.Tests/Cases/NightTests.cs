using System;
using System.Collections;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// What a night is as a case, and both procedures whole on SQL Servers; on embedded ones <see cref="PhotographedNightTests"/> tells them.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class NightTests
{
    [Theory]
    [InlineData("ServerReplacement")]
    [InlineData("OsReinstall")]
    public void A_night_on_SQL_Servers_ends_accepted(string kind)
    {
        using var folder = new TempFolder();
        using var old = new DoubleProcess("2008R2");
        using var @new = new DoubleProcess("2022");

        var run = Play(
            folder, "-Kind", kind, "-OldServerInstance", $"'{old.Address}'", "-NewServerInstance", $"'{@new.Address}'", "-Password", "$env:SQL_PASSWORD");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Accepted R9", run.Output, StringComparison.Ordinal);
        RequireWhole(folder);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder["case"], "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains(SqlText.Password, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_that_the_module_did_are_proved_and_those_of_people_attested_for_ever()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();
        house.Run("Confirm-JupiterMigration $case 'Пётр Лось' -Role Owner");

        var steps = (IEnumerable)house.Run("Get-JupiterMigration $case -Detailed").Single().Properties["Steps"].Value;
        var states = steps.Cast<dynamic>().ToDictionary(step => (string)step.Id, step => (string)step.State.ToString());

        Assert.All(new[] { "R2.Check", "R2.Logins", "R2.Lock", "R2.Backup", "R2.Verify", "R0", "R4a", "R4b", "R6", "R8" }, id => Assert.Equal("Proved", states[id]));
        Assert.All(new[] { "P0", "P1e", "P4", "R1", "R3a", "R3b", "R5", "R7", "O7" }, id => Assert.Equal("Attested", states[id]));
        Assert.Equal("Accepted", house.Phase);
    }

    [Fact]
    public void A_step_that_ran_is_not_run_again()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();

        house.Invoke();
        house.Invoke();

        Assert.Equal(["Started", "Done"], house.EventsOf("R2.Backup"));
        Assert.Equal(["Started", "Done"], house.EventsOf("R4a"));
    }

    [Fact]
    public void Invoke_stops_at_the_step_that_was_named()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        Assert.Equal(["R2.Check", "R2.Logins", "R2.Lock"], house.Invoke("-Until r2.lock"));
        Assert.Equal("R2.Backup", house.Next);
    }

    [Fact]
    public void WhatIf_shows_every_step_with_its_command_and_changes_nothing()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        var before = File.ReadAllBytes(house.Journal);

        var plan = house.Run("Invoke-JupiterMigration $case -WhatIf");

        Assert.Equal(27, plan.Count);
        Assert.All(plan, step => Assert.Contains("Jupiter", (string)step.Properties["Command"].Value, StringComparison.Ordinal));
        Assert.Contains(plan, step => ((string)step.Properties["Command"].Value).StartsWith("Lock-JupiterDatabase", StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllBytes(house.Journal));
    }

    [Fact]
    public void A_gate_tells_what_to_do_who_has_to_and_what_to_write_them_in_both_languages()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        dynamic gate = house.Run("Invoke-JupiterMigration $case -NonInteractive")[^1];

        Assert.Equal("R3a", gate.Id);
        Assert.Contains(CaseHouse.Customer, (string)gate.WaitsFor, StringComparison.Ordinal);
        Assert.Contains("KASSA-1", (string)gate.Instruction, StringComparison.Ordinal);
        Assert.Contains("НЕДОПУСТИМО", (string)gate.MessageRussian, StringComparison.Ordinal);
        Assert.Contains("never be on together", (string)gate.MessageEnglish, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_step_is_tried_again_and_the_case_goes_on()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Stop("OldServer");

        Assert.Equal("InstanceUnavailable", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("Failed", house.Phase);
        house.Start("OldServer");

        Assert.Equal(["R2.Check", "R2.Logins", "R2.Lock", "R2.Backup", "R2.Verify", "R3a"], house.Invoke());
        Assert.Equal(["Started", "Failed", "Started", "Done"], house.EventsOf("R2.Check"));
    }

    private static PwshResult Play(TempFolder folder, params string[] arguments)
    {
        var script = Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "Cases", "Night.ps1");
        using var process = PwshProcess.Start(folder.Path, $"& '{script}' -Root '{folder.Path}' {string.Join(' ', arguments)}");
        return process.Finish("", TimeSpan.FromMinutes(3));
    }

    private static void RequireWhole(TempFolder folder)
    {
        using var session = new HostedSession();
        var audit = session.Run($"Test-JupiterJournal '{folder["case"]}'");
        Assert.NotEmpty(audit);
        Assert.All(audit, check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
    }
}
