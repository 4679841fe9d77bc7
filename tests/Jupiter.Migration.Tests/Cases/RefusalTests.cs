using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Wrong party, wrong order, early, late, unapproved, expired, changed plan: each is refused under a name of its own.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly CaseHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Nothing_is_done_on_the_customers_computers_before_the_start_is_agreed()
    {
        _house.Plan();
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f"], step => _house.Complete(step));
        _house.Complete("P1e", CaseHouse.Specialist).Complete("P1e");

        Assert.Equal("CaseNotApproved", _house.Refused("Complete-JupiterStep $case P3 'Вера Линь'"));
    }

    [Fact]
    public void What_is_advised_can_be_typed_as_it_stands()
    {
        _house.Plan();

        Assert.Contains($"Get-JupiterMigration '{_house.Case}' shows", Advice("Confirm-JupiterMigration $case 'Алёна Щукина'"), StringComparison.Ordinal);
        Assert.EndsWith($"Approve-JupiterMigration '{_house.Case}'.", Advice("Restore-JupiterFolder -Case $case -Confirm:$false"), StringComparison.Ordinal);
        _house.Approve();
        Assert.Contains($"Backup-JupiterFolder -Case '{_house.Case}' makes", Advice("Restore-JupiterFolder -Case $case -Confirm:$false"), StringComparison.Ordinal);
        _house.Run("Copy-Item $case \"$root/o'clock\" -Recurse");
        Assert.Contains($"Get-JupiterMigration '{_house["o''clock"]}' shows", Advice("Get-Item \"$root/o'clock\" | % FullName | Confirm-JupiterMigration -By 'Алёна Щукина'"), StringComparison.Ordinal);

        string Advice(string command) => _house.Error(command).ErrorDetails.RecommendedAction;
    }

    [Fact]
    public void The_executor_does_not_approve_his_own_work()
    {
        _house.Plan();

        Assert.Equal("ApprovalByExecutor", _house.Refused("Approve-JupiterMigration $case 'вера линь '"));
        Assert.Equal("ApproverUnknown", _house.Refused("Approve-JupiterMigration $case 'Алёна Щукина'"));
        Assert.Equal("Planned", _house.Phase);
    }

    [Fact]
    public void A_window_that_is_over_or_none_is_not_approved()
    {
        _house.Plan();

        Assert.Equal("ApprovalWindowInvalid", _house.Refused("Approve-JupiterMigration $case Юпитер -NotBefore 2026-01-01 -NotAfter 2026-01-02"));
        Assert.Equal("ApprovalWindowInvalid", _house.Refused("Approve-JupiterMigration $case Юпитер -NotBefore 2030-01-02 -NotAfter 2030-01-01"));
    }

    [Fact]
    public void Work_before_the_agreed_time_is_refused()
    {
        _house.Plan().Approve("-NotBefore ([DateTime]::Now.AddHours(1))").Prepare();

        Assert.Equal("ApprovalTooEarly", _house.Refused("Complete-JupiterStep $case R1 'Вера Линь'"));
    }

    [Fact]
    public void Work_after_the_agreed_time_is_refused_until_more_time_is_agreed()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        // Long enough that a busy machine still agrees to it before it is over.
        var end = DateTimeOffset.Now.AddSeconds(6);
        _house.Approve(FormattableString.Invariant($"-NotBefore ([DateTime]::Now.AddMinutes(-1)) -NotAfter '{end:O}'"));
        SpinWait.SpinUntil(() => DateTimeOffset.Now > end.AddSeconds(1));

        Assert.Equal("ApprovalExpired", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        _house.Approve("-NotBefore ([DateTime]::Now.AddMinutes(-1))");
        Assert.Equal("R3a", _house.Invoke()[^1]);
    }

    [Theory]
    [InlineData("venue", "database", "Other")]
    [InlineData("venue", "managerPhone", "+7 000")]
    [InlineData(null, "copyTo", "/elsewhere")]
    [InlineData(null, "specialist", "Somebody Else")]
    public void A_changed_plan_or_venue_ends_the_approval(string? part, string field, string value)
    {
        _house.Plan().Approve().Prepare();
        Edit(plan => (part is null ? plan : plan[part]!.AsObject())[field] = value);

        Assert.Equal("CasePlanChanged", _house.Refused("Invoke-JupiterMigration $case -NonInteractive; Complete-JupiterStep $case R1 'Алёна Щукина'"));
        Assert.Equal("Planned", _house.Phase);
    }

    [Fact]
    public void Steps_can_not_be_edited_out_of_a_plan()
    {
        _house.Plan();
        Edit(plan => plan["procedureSha256"] = new string('0', 64));

        // It can be read, and nothing is done by it.
        Assert.Equal("R1", _house.Run("(Get-JupiterMigration $case).Steps | Where-Object Id -eq R1").Single().Properties["Id"].Value);
        Assert.Equal("CaseProcedureDiffers", _house.Refused($"Approve-JupiterMigration $case '{CaseHouse.AccountManager}'"));
        Assert.Equal("CaseProcedureDiffers", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
    }

    [Fact]
    public void In_a_Russian_session_the_role_of_who_is_refused_is_Russian()
    {
        using var house = new CaseHouse(culture: "ru-RU").Plan();

        Assert.Contains("Вера Линь (специалист)", house.Error("Complete-JupiterStep $case P0 'Вера Линь'").Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wrong_party_is_refused()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();

        Assert.Equal("StepWrongParty", _house.Refused("Complete-JupiterStep $case R3a 'Вера Линь'"));
        Assert.Equal("PersonUnknown", _house.Refused("Complete-JupiterStep $case R3a 'Nobody'"));
        Assert.Equal("StepIsAutomatic", _house.Refused("Complete-JupiterStep $case R0 'Вера Линь'"));
        Assert.Equal("StepNotFound", _house.Refused("Complete-JupiterStep $case R99 'Вера Линь'"));
    }

    [Fact]
    public void Both_parties_have_to_confirm_the_start_and_each_only_once()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist);

        Assert.Equal("StepAlreadyAttested", _house.Refused("Complete-JupiterStep $case R1 'Вера Линь'"));
        Assert.Equal("R1", _house.Invoke().Single());
        _house.Complete("R1");
        Assert.Equal("StepAlreadyDone", _house.Refused("Complete-JupiterStep $case R1 'Алёна Щукина'"));
    }

    [Theory]
    [InlineData("R3a")]
    [InlineData("R3b")]
    [InlineData("R5")]
    [InlineData("R7")]
    [InlineData("O7")]
    public void The_wrong_order_is_refused(string step)
    {
        _house.Plan().Approve().Prepare();
        var by = step == "O7" ? CaseHouse.Specialist : CaseHouse.Customer;

        Assert.Equal("StepNotItsTurn", _house.Refused($"Complete-JupiterStep $case {step} '{by}'"));
    }

    [Fact]
    public void Nothing_is_restored_while_the_old_server_is_on()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Complete("R3a");
        Assert.Equal("OldServerIsOn", _house.Refused($"Complete-JupiterStep $case R3b '{CaseHouse.Customer}'"));
        _house.Stop("OldServer").Complete("R3b").Start("OldServer");

        Assert.Equal("OldServerIsOn", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        _house.Start("NewServer");
        Assert.Equal("BothServersPresent", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        _house.Stop("OldServer", "NewServer");
        Assert.Equal("NewServerIsOff", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        _house.Start("NewServer");
        Assert.Equal("R5", _house.Invoke()[^1]);
    }

    [Fact]
    public void The_old_server_that_comes_back_after_the_proof_stops_the_restore()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        _house.Start("OldServer");

        Assert.Equal("BothServersPresent", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
    }

    [Fact]
    public void Another_backup_under_the_same_name_is_refused()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Run(
            "$other = New-JupiterRehearsal -Path \"$root/other\" -Receipts 5; Start-JupiterRehearsalComputer $other.Path OldServer;"
            + "Backup-JupiterDatabase $other.OldServerInstance Jupiter \"$root/other/Jupiter.bak\"; Stop-JupiterRehearsalComputer $other.Path OldServer");
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");

        Assert.Equal("BackupNotOfCase", _house.Refused("Invoke-JupiterMigration $case -NonInteractive -BackupFile \"$root/other/Jupiter.bak\""));
    }

    [Fact]
    public void The_other_tills_wait_for_the_main_till_and_its_business_day()
    {
        _house.Plan().Approve().Prepare().UntilRestored();
        _house.Start("KASSA-1").Complete("R5");

        Assert.Equal("StepChecksFailed", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("StepNotItsTurn", _house.Refused("Complete-JupiterStep $case R7 'Алёна Щукина'"));
    }

    [Fact]
    public void Too_short_a_notice_is_refused_and_a_waiver_names_who_took_it_upon_himself()
    {
        var venue = JsonNode.Parse(File.ReadAllText(_house["r", "venue.json"]))!.AsObject();
        venue["waivers"] = new JsonArray();
        File.WriteAllText(_house["r", "venue.json"], venue.ToJsonString());

        var error = Assert.ThrowsAny<RuntimeException>(() => _house.Plan());

        Assert.StartsWith("LeadTimeTooShort,", error.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_house.Case));
    }

    [Fact]
    public void A_venue_that_asks_nothing_before_the_final_backup_goes_on_only_under_somebodys_name()
    {
        var venue = JsonNode.Parse(File.ReadAllText(_house["r", "venue.json"]))!.AsObject();
        venue["preconditionQueries"] = new JsonArray();
        File.WriteAllText(_house["r", "venue.json"], venue.ToJsonString());
        var error = Assert.ThrowsAny<RuntimeException>(() => _house.Plan());
        Assert.StartsWith("CaseVenueIncomplete,", error.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Venue.PreconditionsKnown", error.Message, StringComparison.Ordinal);

        var waiver = venue["waivers"]![0]!.DeepClone();
        waiver["check"] = "Venue.PreconditionsKnown";
        venue["waivers"]!.AsArray().Add(waiver);
        File.WriteAllText(_house["r", "venue.json"], venue.ToJsonString());
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        var evidence = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(_house["case", "evidence"], "*-R2.Check.json").Single()))!;
        var check = evidence["checks"]!.AsArray().Single(check => check!["id"]!.GetValue<string>() == "Venue.PreconditionsKnown")!;
        Assert.Equal("Warning", check["status"]!.GetValue<string>(), ignoreCase: true);
    }

    [Fact]
    public void A_start_that_comes_too_late_to_be_done_before_the_venue_opens_is_refused()
    {
        var venue = JsonNode.Parse(File.ReadAllText(_house["r", "venue.json"]))!.AsObject();
        var soon = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).AddMinutes(30);
        venue["openingHours"]![0]!["opens"] = soon.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        venue["waivers"] = new JsonArray(venue["waivers"]!.AsArray().Where(waiver => waiver!["check"]!.GetValue<string>() is "Case.LeadTime" or "Case.TurnBack" or "Trial.Passed").Select(waiver => waiver!.DeepClone()).ToArray());
        File.WriteAllText(_house["r", "venue.json"], venue.ToJsonString());
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        Assert.Equal("NightTooShort", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("R2.Verify", _house.Next);
        Assert.Equal("StepNotItsTurn", _house.Refused("Complete-JupiterStep $case R3a 'Алёна Щукина'"));
    }

    [Fact]
    public void A_case_of_a_reinstallation_does_not_lie_on_the_disk_that_is_wiped()
    {
        const string Plan = "$r | New-JupiterMigration {0} -Kind OsReinstall -StartAt ([DateTime]::Now.AddSeconds(1)) -BackupFile \"$($r.BackupFolder)/J.bak\" -CopyTo {1}";

        Assert.Equal("CaseOnOldServer", _house.Refused(string.Format(null, Plan, "\"$($r.Path)/old-server/case\"", "$r.SecondMedium")));
        Assert.Equal("BackupOnOldServer", _house.Refused(string.Format(null, Plan, "$case", "\"$($r.Path)/old-server\"")));
    }

    [Fact]
    public void A_copy_on_the_old_server_is_refused_for_a_replacement_too() => Assert.Equal("BackupOnOldServer", _house.Refused(
        "$r | New-JupiterMigration $case -Kind ServerReplacement -StartAt ([DateTime]::Now.AddSeconds(1)) -BackupFile \"$($r.BackupFolder)/J.bak\" -CopyTo \"$($r.Path)/old-server\""));

    private void Edit(Action<JsonObject> change)
    {
        var plan = JsonNode.Parse(File.ReadAllText(_house["case", "case.json"]))!.AsObject();
        change(plan);
        File.WriteAllText(_house["case", "case.json"], plan.ToJsonString());
    }
}
