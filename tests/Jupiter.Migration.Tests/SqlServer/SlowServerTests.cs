using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>A server that takes its time: it is seen how far it is, and Ctrl+C stops the server too.</summary>
[Trait("Tier", "Whole")]
public sealed class SlowServerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly SqlServerVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Fact]
    public void Progress_is_told_and_closed()
    {
        _venue.Old.Model.Faults.BackupMinimumDuration = _venue.New.Model.Faults.BackupMinimumDuration = TimeSpan.FromSeconds(2);

        _venue.Run("$backup = Backup-JupiterDatabase $old Jupiter $root/backups/night.bak @access");
        Close();
        _venue.Session.Progress.Clear();
        _venue.Run("$backup | Restore-JupiterDatabase $new @access");
        Close();
        _venue.Session.Progress.Clear();
        _venue.Run("$ProgressPreference = 'SilentlyContinue'; Backup-JupiterDatabase $old Jupiter $root/backups/quiet.bak @access");
        Assert.Empty(_venue.Session.Progress);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_that_is_stopped_stops_the_server_and_leaves_nothing(bool isLocked)
    {
        if (isLocked)
        {
            _venue.Run("Lock-JupiterDatabase $old Jupiter @access");
        }

        var before = _venue.Old.Describe();
        _venue.Old.Model.Faults.BackupMinimumDuration = TimeSpan.FromMinutes(5);

        StopDuring("BACKUP DATABASE", _venue.Old, "Backup-JupiterDatabase $old Jupiter $root/backups/night.bak @access");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_venue.Folder["backups"]));
        Assert.Equal(before, _venue.Old.Describe());
        _venue.Old.Model.Faults.BackupMinimumDuration = TimeSpan.Zero;
        Assert.Single(_venue.Run("Backup-JupiterDatabase $old Jupiter $root/backups/night.bak @access"));
    }

    [Fact]
    public void A_backup_in_place_of_another_that_is_stopped_leaves_the_other()
    {
        _venue.Run("Backup-JupiterDatabase $old Jupiter $root/backups/night.bak @access");
        var before = _venue.Describe();
        _venue.Old.Model.Faults.BackupMinimumDuration = TimeSpan.FromMinutes(5);

        StopDuring("BACKUP DATABASE", _venue.Old, "Backup-JupiterDatabase $old Jupiter $root/backups/night.bak -Force @access");

        // The folder itself was written to.
        Assert.Equal(before.Where(IsNoFolder), _venue.Describe().Where(IsNoFolder));
    }

    [Fact]
    public void A_restore_that_is_stopped_leaves_no_database()
    {
        _venue.Run("$backup = Backup-JupiterDatabase $old Jupiter $root/backups/night.bak @access");
        var before = _venue.New.Describe();
        _venue.New.Model.Faults.BackupMinimumDuration = TimeSpan.FromMinutes(5);

        // Reading the backup through for its check is the first thing that the server is slow at.
        StopDuring("VERIFY DATABASE", _venue.New, "$backup | Restore-JupiterDatabase $new @access");
        Assert.Equal(before, _venue.New.Describe());

        _venue.New.Model.Faults.BackupMinimumDuration = TimeSpan.Zero;
        BeSlowFrom("RESTORE DATABASE");
        StopDuring("RESTORE DATABASE", _venue.New, "$backup | Restore-JupiterDatabase $new @access");
        Assert.Equal(before, _venue.New.Describe());
    }

    private void BeSlowFrom(string statement)
    {
        var faults = _venue.New.Model.Faults;
        bool Notice(string batch)
        {
            if (batch.StartsWith(statement, StringComparison.Ordinal))
            {
                faults.BackupMinimumDuration = TimeSpan.FromMinutes(5);
            }

            return false;
        }

        faults.Answer(Notice, []);
    }

    private static bool IsNoFolder(string line) => !line.Contains("/backups  ", StringComparison.Ordinal);

    private void StopDuring(string command, ServerDouble server, string script)
    {
        using var shell = _venue.Session.Prepare(script);
        var running = shell.BeginInvoke();
        WaitFor(server, command, running);

        var clock = Stopwatch.StartNew();
        shell.Stop();

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.True(clock.Elapsed < Patience);
        Assert.DoesNotContain(command, Requests(server));

        // A server notices a little later than the client that a client has gone.
        Assert.True(Within(() => OurSessions(server) == 0), "Sessions of ours are left.");
    }

    private static void WaitFor(ServerDouble server, string command, IAsyncResult running) =>
        Assert.True(
            Within(() => Requests(server).Contains(command) || running.IsCompleted) && !running.IsCompleted, string.Join(", ", Requests(server)));

    private static bool Within(Func<bool> condition) => SpinWait.SpinUntil(
        () =>
        {
            Thread.Sleep(20);
            return condition();
        },
        Patience);

    private static int OurSessions(ServerDouble server) =>
        server.Lines("SELECT session_id FROM sys.dm_exec_sessions WHERE program_name = N'Jupiter.Migration'").Count;

    private static string[] Requests(ServerDouble server) => [.. server.Lines("SELECT command FROM sys.dm_exec_requests")];

    private void Close()
    {
        var all = _venue.Session.Progress.ToArray();
        Assert.NotEmpty(all);
        Assert.Contains(all, record => record.PercentComplete is > 0 and < 100);
        foreach (var activity in all.GroupBy(record => (record.ActivityId, record.Activity)))
        {
            Assert.Equal(ProgressRecordType.Completed, activity.Last().RecordType);
            var percents = activity.Select(record => record.PercentComplete).ToArray();
            Assert.Equal(percents.Order(), percents);
            Assert.All(percents, percent => Assert.InRange(percent, 0, 100));
        }
    }
}
