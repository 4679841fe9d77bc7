using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>Whatever changes something can be tried with -WhatIf, and asks where it can't be taken back.</summary>
public sealed class SafetyTests : IDisposable
{
    private static readonly string[] ChangingVerbs = ["New", "Start", "Stop", "Remove", "Backup", "Restore", "Lock", "Unlock", "Undo", "Approve", "Complete", "Confirm", "Deny", "Register", "Rename", "Unregister", "Install"];

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public static IEnumerable<TheoryDataRow<string>> Changes() => new[]
    {
        "New-JupiterRehearsal -Path $root/other",
        "Start-JupiterRehearsalComputer -Path $root/rehearsal -Name OldServer, KASSA-1 -OpenBusinessDay -Sell",
        "Stop-JupiterRehearsalComputer -Path $root/rehearsal -Name OldServer -Wipe",
        "Remove-JupiterRehearsal -Path $root/rehearsal",
        "Backup-JupiterDatabase $server Jupiter $root/new.bak -CopyTo $root/second",
        "Backup-JupiterDatabase $server Jupiter $root/first.bak -Force",
        "Restore-JupiterDatabase $server $root/first.bak -Database Other",
        "Restore-JupiterDatabase $server $root/first.bak -Force",
        "Lock-JupiterDatabase $server Jupiter",
        "Unlock-JupiterDatabase $locked Jupiter",
    }.Select(change => new TheoryDataRow<string>(change));

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_cmdlet_that_changes_something_supports_WhatIf_and_Confirm()
    {
        var cmdlets = Exported().Where(cmdlet => ChangingVerbs.Contains(cmdlet.Verb)).ToArray();

        Assert.Equal(ChangingVerbs.Order(), cmdlets.Select(cmdlet => cmdlet.Verb).Distinct().Order());
        Assert.All(cmdlets, cmdlet => Assert.True(new CommandMetadata(cmdlet.ImplementingType).SupportsShouldProcess, cmdlet.Name));
    }

    [Fact]
    public void Restore_Lock_Rename_and_Undo_ask_by_themselves()
    {
        var asking = Exported().Where(cmdlet => new CommandMetadata(cmdlet.ImplementingType).ConfirmImpact == ConfirmImpact.High).Select(cmdlet => cmdlet.Name);

        Assert.Equal(["Lock-JupiterDatabase", "Rename-JupiterDatabaseEngine", "Restore-JupiterDatabase", "Restore-JupiterFolder", "Undo-JupiterMigration"], asking.Order());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_changes_nothing(string change)
    {
        Prepare();
        var before = _folder.Listing();

        var output = _session.Run(change + " -WhatIf");

        Assert.Empty(output);
        Assert.Equal(before, _folder.Listing());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void The_same_without_WhatIf_does_change_something(string change)
    {
        Prepare();
        var before = _folder.Listing();
        try
        {
            _session.Run(change.StartsWith("Start", StringComparison.Ordinal) ? change.Replace(" -OpenBusinessDay -Sell", "", StringComparison.Ordinal) : change);

            Assert.NotEqual(before, _folder.Listing());
        }
        finally
        {
            foreach (var rehearsal in new[] { "rehearsal", "other" }.Select(name => _folder[name]).Where(path => File.Exists(Path.Combine(path, "rehearsal.json"))))
            {
                _session.Run("Remove-JupiterRehearsal -Path $path", ("path", rehearsal));
            }
        }
    }

    [Fact]
    public void WhatIf_switches_no_computer_on_or_off()
    {
        _session.Run("$r = New-JupiterRehearsal -Path $path -Receipts 1; Start-JupiterRehearsalComputer -Path $path -Name OldServer", ("path", _folder["rehearsal"]));
        var old = _session.Run("$r.OldServer").Single().ToString();
        var next = _session.Run("$r.NewServer").Single().ToString();

        _session.Run("Start-JupiterRehearsalComputer -Path $path -Name NewServer -WhatIf; Stop-JupiterRehearsalComputer -Path $path -Name OldServer -WhatIf; Remove-JupiterRehearsal -Path $path -WhatIf");

        Assert.True(Port.Answers(old, 1433));
        Assert.False(Port.Answers(next, 1433));
        _session.Run("Remove-JupiterRehearsal -Path $path");
        Assert.False(Port.Answers(old, 1433));
    }

    private CmdletInfo[] Exported() => _session.Run("Get-Command -Module Jupiter.Migration").Select(cmdlet => (CmdletInfo)cmdlet.BaseObject).ToArray();

    // The last preparation is the lock, so that -Wipe and the others find something to change.
    private void Prepare() => _session.Run(
        "New-JupiterRehearsal -Path $root/rehearsal -Receipts 1; Backup-JupiterDatabase $server Jupiter $root/first.bak; Lock-JupiterDatabase $locked Jupiter",
        ("root", _folder.Path),
        ("server", SampleDatabase.Make(_folder["server"])),
        ("locked", SampleDatabase.Make(_folder["locked"])),
        ("second", Directory.CreateDirectory(_folder["second"]).FullName));
}
