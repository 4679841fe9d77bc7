using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A computer of the venue that is on when all have to be off is named, and holds what can't be taken back (clauses R0, R3a).</summary>
public sealed class ComputersOffTests
{
    private const string SaysAllOff = $"Complete-JupiterStep $case R3a '{CaseHouse.Customer}'";

    [Fact]
    public void The_word_that_all_are_off_is_not_taken_while_a_till_answers()
    {
        using var house = UntilOff().Start("KASSA-2");

        Assert.Equal("ComputersAreOn", house.Refused(SaysAllOff));
        var refused = house.Lines().Single(line => line["event"]!.GetValue<string>() == "Refused");
        Assert.Equal("R3a", refused["step"]!.GetValue<string>());
        Assert.Equal(CaseHouse.Customer, refused["data"]!["by"]!.GetValue<string>());
        Assert.Contains("KASSA-2", refused["data"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("KASSA-2", Error(house, "R3a"), StringComparison.Ordinal);
        Assert.Equal("R3a", house.Next);

        house.Stop("KASSA-2").Complete("R3a");
        Assert.Equal("", Error(house, "R3a"));
    }

    [Fact]
    public void A_person_of_the_case_decides_by_name_that_it_stays_on_and_is_not_asked_again_for_it()
    {
        using var house = UntilOff().Start("KASSA-2");

        Assert.Equal("PersonUnknown", house.Refused($"{SaysAllOff} -DecidedBy Nobody"));
        house.Run($"{SaysAllOff} -DecidedBy '{CaseHouse.Specialist}'");
        house.Start("NewServer").Complete("R3b").Invoke("-Until R4a");

        Assert.Equal("R4b", house.Next);
        Assert.Contains("KASSA-2", Evidence(house, "R4a"), StringComparison.Ordinal);
        Assert.Contains(CaseHouse.Specialist, Evidence(house, "R4a"), StringComparison.Ordinal);

        // The decision is about this POS terminal and about no other.
        house.Start("BAR");
        var error = house.Error("Invoke-JupiterMigration $case -NonInteractive");
        Assert.StartsWith("ComputersAreOn", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("BAR", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("KASSA-2", error.Exception.Message, StringComparison.Ordinal);
        house.Invoke($"-DecidedBy '{CaseHouse.Customer}'");
        Assert.Equal("R5", house.Next);
    }

    [Fact]
    public void Switched_on_before_the_restore_it_keeps_the_name_free()
    {
        using var house = UntilOff().Complete("R3a").Start("NewServer").Complete("R3b").Start("KASSA-2");

        Assert.Equal("ComputersAreOn", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("R4a", house.Next);
        Assert.False(File.Exists(house["r", "new-server", "Jupiter.db"]));

        house.Stop("KASSA-2");
        Assert.Equal("R5", house.Invoke()[^1]);
    }

    [Fact]
    public void Switched_on_after_the_restore_it_holds_the_main_till()
    {
        using var house = UntilOff().Complete("R3a").Start("NewServer").Complete("R3b");
        house.Invoke("-Until R4a");
        house.Start("KASSA-2");

        Assert.Equal("ComputersAreOn", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("R4b", house.Next);
    }

    [Fact]
    public void The_new_server_that_is_on_while_the_old_one_certainly_is_stops_the_night_before_anything_is_changed()
    {
        using var house = new CaseHouse();
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Start("NewServer");

        Assert.Equal("ComputersAreOn", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("R2.Check", house.Next);

        house.Stop("NewServer");
        Assert.Equal("R3a", house.Invoke()[^1]);
    }

    [Fact]
    public void Before_the_disk_is_wiped_all_tills_are_off()
    {
        using var house = new CaseHouse("OsReinstall");
        house.Plan().Approve().Prepare().Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();
        house.Start("OFFICE");

        Assert.Equal("ComputersAreOn", house.Refused($"Complete-JupiterStep $case S3a.Off '{CaseHouse.Customer}'"));

        house.Stop("OFFICE").Complete("S3a.Off");
    }

    [Fact]
    public void Before_the_disk_is_wiped_the_database_is_asked_once_more_whether_it_is_closed()
    {
        using var house = new CaseHouse("OsReinstall");
        house.Plan().Approve().Prepare().Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();
        house.Run("Unlock-JupiterDatabase $r.OldServerInstance Jupiter -WarningAction SilentlyContinue");

        Assert.Equal("ProvedFactGone", house.Refused($"Complete-JupiterStep $case S3a.Off '{CaseHouse.Customer}'"));
        Assert.Equal("S2.Lock", house.Next);
    }

    [Fact]
    public void A_word_that_the_old_server_contradicts_is_shown_as_refuted_and_the_week_begins_anew()
    {
        using var house = UntilOff().Start("OldServer").Complete("R3a").Start("NewServer");

        Assert.Equal("OldServerIsOn", house.Refused($"Complete-JupiterStep $case R3b '{CaseHouse.Customer}'"));
        Assert.Contains("refuted", Words(house), StringComparison.Ordinal);

        house.Stop("OldServer").Complete("R3b");
        Assert.Equal("R0", house.Invoke()[0]);
        Assert.Contains("refuted", Words(house), StringComparison.Ordinal);
        Assert.True((bool)house.Run("$s = Get-JupiterMigration $case; $s.RetentionEnd -ge ($s.Steps | Where-Object Id -eq R0).DoneAt.AddDays(7)")[0].BaseObject);
    }

    [Fact]
    public void Who_turns_back_before_anything_was_switched_off_is_asked_of_no_till_and_no_tag()
    {
        using var house = new CaseHouse();
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Start("KASSA-1", "KASSA-2").Invoke("-Until R2.Lock");

        house.Run($"Undo-JupiterMigration $case -By '{CaseHouse.Customer}' -Reason 'late' -WarningAction SilentlyContinue");

        Assert.Equal("RolledBack", house.Phase);
        Assert.False(File.Exists(house["r", "old-server", "Jupiter.db.lock.json"]));
    }

    [Fact]
    public void The_week_begins_with_the_next_question_that_finds_the_old_server_off()
    {
        using var house = UntilOff().Complete("R3a").Start("NewServer").Complete("R3b");
        house.Invoke("-Until R4b");
        house.Start("OldServer");
        Assert.Equal("BothServersPresent", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Null(house.Status().Properties["RetentionEnd"].Value);

        house.Stop("OldServer").UntilNotice();

        Assert.NotNull(house.Status().Properties["RetentionEnd"].Value);
    }

    private static CaseHouse UntilOff()
    {
        var house = new CaseHouse();
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        return house.Stop("OldServer");
    }

    private static PSObject Step(CaseHouse house, string id) => house.Run($"(Get-JupiterMigration $case).Steps | Where-Object Id -eq '{id}'").Single();

    private static string Words(CaseHouse house) => (string)house.Run("(Get-JupiterMigration $case).Steps | Where-Object Id -eq R3a | ForEach-Object { $_.Attestations -join '; ' }")[0].BaseObject;

    private static string Error(CaseHouse house, string id) => (string)Step(house, id).Properties["Error"].Value;

    private static string Evidence(CaseHouse house, string step) =>
        string.Join("\n", Directory.GetFiles(Path.Combine(house.Case, "evidence"), "*" + step + "*.json").Select(File.ReadAllText));
}
