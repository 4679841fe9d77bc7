using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>Paths mean what they mean to PowerShell: its own location, and every character itself.</summary>
public sealed class PathTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public PathTests()
    {
        SampleDatabase.Make(_folder["here", "server [1]"]);
        Directory.CreateDirectory(_folder["here", "second"]);

        // The process stays where it is, as it does when somebody changes the location in PowerShell.
        _session.Run("$ExecutionContext.SessionState.Path.SetLocation($here) | Out-Null", ("here", _folder["here"]));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Relative_paths_begin_at_the_location_of_PowerShell()
    {
        Assert.NotEqual(_folder["here"], Environment.CurrentDirectory);

        _session.Run("Backup-JupiterDatabase 'embedded:server [1]' Jupiter night.bak -CopyTo second; Test-JupiterBackup ./night.bak");
        _session.Run("Restore-JupiterDatabase 'embedded:./server [1]' night.bak -Database Other; Compare-JupiterDatabase 'embedded:../here/server [1]' Other night.bak.manifest.json");
        _session.Run("New-JupiterRehearsal rehearsal -Receipts 1; Start-JupiterRehearsalComputer rehearsal OldServer; Test-JupiterVenue embedded:rehearsal/old-server rehearsal/venue.json; Remove-JupiterRehearsal rehearsal");

        Assert.True(File.Exists(_folder["here", "night.bak"]));
        Assert.True(File.Exists(_folder["here", "second", "night.bak"]));
        Assert.True(File.Exists(_folder["here", "server [1]", "Other.db"]));
    }

    [Fact]
    public void Wildcards_mean_themselves_where_a_file_is_made_or_has_that_name()
    {
        _session.Run("Backup-JupiterDatabase 'embedded:server [1]' Jupiter 'night [a-z]*?.bak'; Test-JupiterBackup 'night [a-z]*?.bak'");

        Assert.True(File.Exists(_folder["here", "night [a-z]*?.bak"]));
        var error = _session.RunExpectingError("Restore-JupiterDatabase 'embedded:server [1]' 'night*.bak'");
        Assert.StartsWith("BackupNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter Env:\\x.bak")]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter x.bak -CopyTo Variable:\\x")]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter x.bak -Venue Env:\\PATH")]
    [InlineData("Restore-JupiterDatabase 'embedded:server [1]' Function:\\x.bak")]
    [InlineData("Test-JupiterBackup Alias:\\x.bak")]
    [InlineData("Compare-JupiterDatabase 'embedded:server [1]' Jupiter Env:\\x.json")]
    [InlineData("Lock-JupiterDatabase embedded:Env:\\x Jupiter")]
    [InlineData("New-JupiterRehearsal Env:\\x")]
    [InlineData("Test-JupiterServerSpec DatabaseOnly Env:\\x")]
    public void What_is_no_file_system_is_named(string command)
    {
        var before = _folder.Listing();

        var error = _session.RunExpectingError(command);

        Assert.StartsWith("PathNotOnFileSystem,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Listing());
    }

    [Theory]
    [InlineData("\"a`0b\"")]
    [InlineData("''")]
    public void What_is_no_path_is_named(string path)
    {
        var error = _session.RunExpectingError("Backup-JupiterDatabase 'embedded:server [1]' Jupiter " + path);

        Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { "PathInvalid", "PathNotOnFileSystem", "ParameterArgumentValidationErrorEmptyStringNotAllowed" });
    }

    [Theory]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter Q:\\x.bak")]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter x.bak -CopyTo Q:\\backups")]
    [InlineData("Test-JupiterBackup Q:\\x.bak")]
    [InlineData("New-JupiterRehearsal Q:\\night")]
    [InlineData("Lock-JupiterDatabase embedded:Q:\\x Jupiter")]
    public void A_drive_that_is_not_there_is_named(string command)
    {
        var error = _session.RunExpectingError(command);

        Assert.StartsWith("DriveNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Q:", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter NUL")]
    [InlineData("Backup-JupiterDatabase 'embedded:server [1]' Jupiter second/COM1.bak")]
    [InlineData("Test-JupiterBackup lpt3.2026.bak")]
    [InlineData("New-JupiterRehearsal aux")]
    [InlineData("Test-JupiterServerSpec DatabaseOnly con.json")]
    public void A_device_is_no_file(string command)
    {
        var before = _folder.Listing();

        var error = _session.RunExpectingError(command);

        Assert.StartsWith("PathIsDevice,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Listing());
    }

    [Fact]
    public void A_rehearsal_is_the_same_with_a_separator_at_its_end()
    {
        _session.Run("New-JupiterRehearsal rehearsal/ -Receipts 1; Start-JupiterRehearsalComputer rehearsal/ OldServer");

        var stopped = _session.Run("Start-JupiterRehearsalComputer rehearsal OldServer; Stop-JupiterRehearsalComputer rehearsal OldServer");

        Assert.Equal([true, false], stopped.Select(computer => (bool)computer.Properties["IsOn"].Value));
        var error = _session.RunExpectingError("Get-JupiterDatabaseFingerprint embedded:rehearsal/old-server Jupiter");
        Assert.StartsWith("InstanceUnavailable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
