using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>
/// Scripts in a real pwsh while both servers are on. A terminating error of a binary cmdlet ends its statement and not the script, so what
/// can do harm must refuse by itself (clause R0).
/// </summary>
[Trait("Tier", "Whole")]
public sealed class GoesOnTests : IDisposable
{
    private const string Both =
        "$r = New-JupiterRehearsal -Path ./night -Receipts 5\n"
        + "$r | Start-JupiterRehearsalComputer -Name OldServer | Out-Null\n"
        + "$backup = Backup-JupiterDatabase $r.OldServerInstance $r.Database \"$($r.BackupFolder)/Jupiter.bak\"\n"
        + "$r | Start-JupiterRehearsalComputer -Name NewServer | Out-Null\n"
        + "$servers = @{ OldServer = $r.OldServer; NewServer = $r.NewServer }\n";

    private const string RestoreGuarded = "$backup | Restore-JupiterDatabase $r.NewServerInstance @servers -Confirm:$false\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" -ErrorAction Stop")]
    public void A_script_that_does_not_stop_goes_on_after_the_refusal_and_restores_nothing_all_the_same(string action)
    {
        var run = Run(Both + $"Assert-SingleJupiterServer @servers{action}\n'went on'\n" + RestoreGuarded);

        Assert.Contains("went on", run.Output, StringComparison.Ordinal);
        Assert.False(IsRestored);

        // The last statement failed, and pwsh -File ends with 0 all the same: only a script that stops says so.
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_script_that_begins_with_Stop_ends_at_the_refusal_and_says_so()
    {
        var run = Run("$ErrorActionPreference = 'Stop'\n" + Both + "Assert-SingleJupiterServer @servers\n'went on'\n" + RestoreGuarded);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("went on", run.Output, StringComparison.Ordinal);
        Assert.False(IsRestored);
    }

    [Fact]
    public void The_restore_alone_ends_such_a_script_too()
    {
        var run = Run("$ErrorActionPreference = 'Stop'\n" + Both + RestoreGuarded + "'went on'\n");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("went on", run.Output, StringComparison.Ordinal);
        Assert.False(IsRestored);
    }

    [Fact]
    public void A_restore_that_asks_nobody_says_so_on_the_screen_and_in_its_result()
    {
        var run = Run(
            "$ErrorActionPreference = 'Stop'\n" + Both + "$r | Stop-JupiterRehearsalComputer -Name OldServer | Out-Null\n"
            + "$done = $backup | Restore-JupiterDatabase $r.NewServerInstance -Confirm:$false 3>&1\n"
            + "$done | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { \"warning: $_\" }\n"
            + "$done.Checks | Where-Object Id -EQ Presence.Single | ForEach-Object { \"$($_.Id) $($_.Status)\" }\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: Nobody asked whether the other server is on.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Presence.Single Warning", run.Output, StringComparison.Ordinal);
        Assert.True(IsRestored);
    }

    [Fact]
    public void Under_a_name_of_its_own_a_copy_is_restored_while_the_old_server_sells()
    {
        var run = Run(
            "$ErrorActionPreference = 'Stop'\n" + Both + "$look = $backup | Restore-JupiterDatabase $r.NewServerInstance @servers -Database Look -Confirm:$false 3>&1\n"
            + "@($look).Count; $look.Database\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"1{Environment.NewLine}Look{Environment.NewLine}", run.Output);
        Assert.False(IsRestored);
    }

    private bool IsRestored => File.Exists(_folder["night", "new-server", "Jupiter.db"]);

    private PwshResult Run(string script)
    {
        var file = _folder["night.ps1"];
        File.WriteAllText(file, $"[cultureinfo]::CurrentUICulture = 'en-US'\nImport-Module '{StagedModule.Manifest}'\n" + script);
        using var pwsh = PwshProcess.StartScript(_folder.Path, file);
        return pwsh.Finish("");
    }
}
