using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>What a bad night brings: a full disk, a folder that can't be written, two people at once, a folder that was carried elsewhere.</summary>
[Trait("Tier", "Whole")]
public sealed class FailureTests : IDisposable
{
    private readonly CaseHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void A_full_disk_under_the_case_is_named_and_the_case_goes_on_when_there_is_room_again()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        using (var disk = SmallDisk.Under(_house.Case))
        {
            disk.Fill();
            Assert.Equal("DiskFull", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
            disk.Free();
            Assert.Equal("R3a", _house.Invoke()[^1]);
        }

        Assert.All(_house.Run("Test-JupiterJournal $case"), check => Assert.NotEqual("Fail", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void A_folder_that_can_only_be_read_is_named_and_can_still_be_looked_at()
    {
        _house.Plan().Approve().Prepare();
        using var disk = SmallDisk.Under(_house.Case);
        disk.MakeReadOnly();

        Assert.Contains(_house.Refused("Complete-JupiterStep $case R1 'Вера Линь'"), new[] { "FileAccessDenied", "FileFailed" });
        Assert.Equal("R1", _house.Next);
        disk.MakeWritable();
        _house.Complete("R1");
    }

    [Fact]
    public void The_second_process_is_refused_and_told_who_holds_the_case()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        using var first = new HostedSession();
        using var holder = first.Prepare("$global:held = [IO.File]::Open(\"$case/case.lock\", 'OpenOrCreate', 'ReadWrite', 'None')", ("case", _house.Case));
        holder.Invoke();
        try
        {
            using var second = PwshProcess.Start(_house.Case, $"$ErrorView = 'NormalView'; Invoke-JupiterMigration '{_house.Case}' -NonInteractive");
            var run = second.Finish("");

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("CaseInUse,", run.Errors, StringComparison.Ordinal);
        }
        finally
        {
            first.Run("$held.Dispose()");
        }

        Assert.Equal("R3a", _house.Invoke()[^1]);
    }

    [Fact]
    public void Two_processes_at_once_do_every_step_once()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        using var one = PwshProcess.Start(_house.Case, Script());
        using var other = PwshProcess.Start(_house.Case, Script());

        PwshResult[] runs = [one.Finish(""), other.Finish("")];

        // Only one of them plays the old server; the other finds the case taken, or comes when all is done and its own server is not on.
        Assert.Contains(runs, run => run.ExitCode == 0);
        Assert.All(new[] { "R2.Lock", "R2.Backup", "R2.Verify" }, step => Assert.Single(_house.EventsOf(step), name => name == "Done"));
        Assert.Equal("R3a", _house.Next);
        Assert.All(_house.Run("Test-JupiterJournal $case"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void A_folder_that_was_carried_elsewhere_in_the_middle_goes_on_there()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Stop("OldServer").Complete("R3a");
        Directory.CreateDirectory(_house["laptop"]);
        Directory.Move(_house.Case, _house["laptop", "moved"]);
        _house.Run("$global:case = \"$root/laptop/moved\"; [IO.Directory]::CreateDirectory(\"$root/usb\") | Out-Null");
        Directory.Delete(_house["r", "backups"], recursive: true);
        foreach (var file in Directory.EnumerateFiles(_house["r", "second-medium"]))
        {
            File.Move(file, _house["usb", Path.GetFileName(file)]);
        }

        _house.Start("NewServer").Complete("R3b");
        Assert.Equal("CaseBackupNotFound", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        var steps = _house.Invoke("-BackupFile \"$root/usb/Jupiter.bak\"");

        Assert.Equal("R5", steps[^1]);
        Assert.All(_house.Run("Test-JupiterJournal $case"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
        Directory.Move(_house["laptop", "moved"], _house.Case);
    }

    private string Script() => $"Invoke-JupiterMigration '{_house.Case}' -NonInteractive | ForEach-Object Id";
}
