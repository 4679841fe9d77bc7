using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>Ctrl+C: the prompt comes back when the work has stopped, and nothing half-made is left.</summary>
[Trait("Tier", "Whole")]
public sealed class StopTests : IClassFixture<LongDatabase>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();
    private readonly LongDatabase _database;

    public StopTests(LongDatabase database)
    {
        _database = database;
        Directory.CreateDirectory(_folder["backups"]);
        Directory.CreateDirectory(_folder["new"]);
        _session.Run(
            "$null",
            ("root", _folder.Path),
            ("old", database.Server),
            ("new", "embedded:" + _folder["new"]));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_backup_that_is_stopped_leaves_no_file_and_lets_go_of_the_database()
    {
        StopWhenThereIs("*.partial", _folder["backups"], "Backup-JupiterDatabase $old Jupiter $root/backups/night.bak");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["backups"]));
        Assert.Empty(OpenFiles.Under(Path.GetDirectoryName(_database.File)!));
        Assert.Empty(OpenFiles.Under(_folder["backups"]));
        Assert.Equal("Jupiter", _session.Run("Backup-JupiterDatabase $old Jupiter $root/backups/night.bak").Single().Properties["Database"].Value);
    }

    [Fact]
    public void A_backup_that_is_stopped_leaves_the_one_that_it_was_to_replace()
    {
        _session.Run("Backup-JupiterDatabase $old Jupiter $root/backups/night.bak");
        var before = Directory.EnumerateFiles(_folder["backups"]).Select(path => path + File.GetLastWriteTimeUtc(path).ToString("O")).Order().ToArray();

        StopWhenThereIs("*.partial", _folder["backups"], "Backup-JupiterDatabase $old Jupiter $root/backups/night.bak -Force");

        Assert.Equal(before, Directory.EnumerateFiles(_folder["backups"]).Select(path => path + File.GetLastWriteTimeUtc(path).ToString("O")).Order());
        Assert.All(_session.Run("Test-JupiterBackup $root/backups/night.bak"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void A_restore_that_is_stopped_leaves_the_server_as_it_was()
    {
        _session.Run("$backup = Backup-JupiterDatabase $old Jupiter $root/backups/night.bak");

        StopWhenThereIs("*.incoming.db*", _folder["new"], "$backup | Restore-JupiterDatabase $new");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["new"]));
    }

    [Fact]
    public void A_rehearsal_that_is_stopped_in_the_making_is_not_there()
    {
        StopWhenThereIs("old-server", Directory.CreateDirectory(_folder["rehearsal"]).FullName, "New-JupiterRehearsal -Path $root/rehearsal -Receipts 1000000");

        Assert.False(Directory.Exists(_folder["rehearsal"]) && Directory.EnumerateFileSystemEntries(_folder["rehearsal"]).Any());
    }

    [Fact]
    public void An_overview_of_many_cases_that_is_stopped_reads_no_more()
    {
        using var asked = new ManualResetEventSlim();
        using var shell = _session.Prepare(
            "& { 1..20000 | ForEach-Object { $one }; $asked.Set() } | Get-JupiterMigration -Overview",
            ("one", Path.Combine(StagedModule.RepoRoot, "tests", "golden", "0.2.0", "replacement-noticed")), ("asked", asked));
        var running = shell.BeginInvoke();
        Assert.True(asked.Wait(TimeSpan.FromMinutes(2)));

        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    [Fact]
    public void A_later_command_that_fails_stops_the_work_and_keeps_its_error()
    {
        _session.Run("$backup = Backup-JupiterDatabase $old Jupiter $root/backups/night.bak");

        var error = _session.RunExpectingError("$backup, $backup | Test-JupiterBackup | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", error.FullyQualifiedErrorId);
    }

    private void StopWhenThereIs(string pattern, string folder, string command)
    {
        using var arrival = new FileArrival(folder, pattern);
        using var shell = _session.Prepare(command);
        var running = shell.BeginInvoke();
        arrival.Wait();

        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }
}
