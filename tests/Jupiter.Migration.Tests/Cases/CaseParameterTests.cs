using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The cmdlets that change a customer's machine: with -Case they are steps of it, without they are an admin's tools and say so.</summary>
public sealed class CaseParameterTests : IDisposable
{
    private const string Lock = "Lock-JupiterDatabase $r.OldServerInstance Jupiter -Case $case -Confirm:$false";
    private const string Backup = "Backup-JupiterDatabase $r.OldServerInstance Jupiter \"$($r.BackupFolder)/Jupiter.bak\" -CopyTo $r.SecondMedium -Case $case";
    private const string Restore = "Restore-JupiterDatabase $r.NewServerInstance \"$($r.SecondMedium)/Jupiter.bak\" -Case $case -Confirm:$false";

    private readonly CaseHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Every_cmdlet_that_changes_a_customers_machine_takes_a_case()
    {
        // A rehearsal's computers are nobody's machine; taking notes of a case changes none; asking takes one to know more, and exporting logins to be asked for the file.
        string[] changing = ["Assert-SingleJupiterServer", "Backup-JupiterDatabase", "Backup-JupiterFolder", "Export-JupiterLogin", "Import-JupiterLogin", "Lock-JupiterDatabase", "Restore-JupiterDatabase", "Restore-JupiterFolder", "Test-JupiterServerPreparation", "Unlock-JupiterDatabase"];

        var taking = new HostedSession().Run("Get-Command -Module Jupiter.Migration").Select(item => (CmdletInfo)item.BaseObject)
            .Where(cmdlet => cmdlet.Parameters.TryGetValue("Case", out var taken) && taken.ParameterSets.Values.All(set => set.Position != 0)).Select(cmdlet => cmdlet.Name);

        Assert.Equal(changing, taking.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Unapproved_they_are_refused_and_nothing_is_changed()
    {
        _house.Plan().Start("OldServer");

        Assert.Equal("StepNotItsTurn", _house.Refused(Lock));
        Assert.Equal("StepNotItsTurn", _house.Refused(Backup));
        Assert.Equal("StepNotItsTurn", _house.Refused(Restore));
        Assert.False(File.Exists(_house["r", "backups", "Jupiter.bak"]));
    }

    [Fact]
    public void Outside_of_the_window_they_are_refused()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");
        _house.Approve("-NotBefore ([DateTime]::Now.AddHours(2))");

        Assert.Equal("ApprovalTooEarly", _house.Refused(Lock));
        Assert.Equal("R2.Logins", _house.Next);
    }

    [Fact]
    public void In_their_turn_they_are_the_steps_of_the_case()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        var locked = _house.Run(Lock).Single();
        var backup = _house.Run(Backup).Single();
        _house.Invoke();
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        var restored = _house.Run(Restore).Single();

        var id = (string)_house.Status().Properties["Id"].Value;
        Assert.All(new[] { locked, backup, restored }, result => Assert.Equal(id, result.Properties["CaseId"].Value));
        Assert.Equal("R5", _house.Invoke()[^1]);
        Assert.All(new[] { "R2.Lock", "R2.Backup", "R4a" }, step => Assert.Equal(["Started", "Done"], _house.EventsOf(step)));
    }

    [Theory]
    [InlineData("Lock-JupiterDatabase $r.NewServerInstance Jupiter -Case $case -Confirm:$false")]
    [InlineData("Lock-JupiterDatabase $r.OldServerInstance Other -Case $case -Confirm:$false")]
    public void Another_target_than_the_plans_is_refused(string command)
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        Assert.Equal("CaseTargetDiffers", _house.Refused(command));
    }

    [Fact]
    public void A_restore_with_a_case_proves_the_single_server_itself()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        _house.Start("OldServer");

        Assert.Equal("BothServersPresent", _house.Refused(Restore));
        Assert.Equal("R4a", _house.Next);
    }

    [Fact]
    public void Alone_they_work_and_say_that_nobodys_approval_was_asked_for()
    {
        _house.Start("OldServer");

        var locked = _house.Run("Lock-JupiterDatabase $r.OldServerInstance Jupiter -Confirm:$false").Single();
        var backup = _house.Run("Backup-JupiterDatabase $r.OldServerInstance Jupiter \"$($r.BackupFolder)/Jupiter.bak\"").Single();
        var unlocked = _house.Run("Unlock-JupiterDatabase $r.OldServerInstance Jupiter").Single();

        Assert.All(new[] { locked, backup, unlocked }, result =>
        {
            Assert.Null(result.Properties["CaseId"].Value);
            Assert.Contains("nobody's approval", (string)result.Properties["Approval"].Value, StringComparison.Ordinal);
        });
    }
}
