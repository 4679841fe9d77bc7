using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>Long work tells how far it is, never goes back, and takes its bar away at the end.</summary>
public sealed class ProgressTests : IClassFixture<WatchedDatabase>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public ProgressTests(WatchedDatabase database)
    {
        Directory.CreateDirectory(_folder["second"]);
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
    public void Every_activity_goes_forward_and_is_closed()
    {
        Check("$backup = Backup-JupiterDatabase $old Jupiter $root/first.bak -CopyTo $root/second", 3);
        Check("$backup | Test-JupiterBackup", 1);
        Check("$backup | Restore-JupiterDatabase $new", 2);
        Check("$backup | Compare-JupiterDatabase $new", 1);
        Check("Get-JupiterDatabaseFingerprint $new Jupiter", 1);
        Check("New-JupiterRehearsal -Path $root/rehearsal -Receipts 3000", 1);
    }

    [Fact]
    public void A_failure_closes_its_activities_too()
    {
        _session.Run("$backup = Backup-JupiterDatabase $old Jupiter $root/first.bak");
        using (var file = File.OpenWrite(_folder["first.bak"]))
        {
            file.Seek(-100, SeekOrigin.End);
            file.WriteByte(1);
        }

        _session.Progress.Clear();
        Assert.StartsWith("BackupNotSound,", _session.RunExpectingError("$backup | Restore-JupiterDatabase $new").FullyQualifiedErrorId, StringComparison.Ordinal);

        // It was copied, and then read by itself to say whose fault it is.
        Close(2);
    }

    [Fact]
    public void Nothing_is_said_to_those_who_do_not_want_to_hear_it()
    {
        _session.Progress.Clear();

        _session.Run("$ProgressPreference = 'SilentlyContinue'; Backup-JupiterDatabase $old Jupiter $root/quiet.bak | Restore-JupiterDatabase $new");

        Assert.Empty(_session.Progress);
    }

    private void Check(string command, int activities)
    {
        _session.Progress.Clear();
        _session.Run(command);
        Close(activities);
    }

    private void Close(int activities)
    {
        var all = _session.Progress.ToArray();
        Assert.Equal(activities, all.Select(record => record.Activity).Distinct().Count());
        foreach (var activity in all.GroupBy(record => (record.ActivityId, record.Activity)))
        {
            Assert.Equal(ProgressRecordType.Completed, activity.Last().RecordType);
            Assert.Equal(1, activity.Count(record => record.RecordType == ProgressRecordType.Completed));
            var percents = activity.Select(record => record.PercentComplete).ToArray();
            Assert.Equal(percents.Order(), percents);
            Assert.All(percents, percent => Assert.InRange(percent, 0, 100));
        }
    }
}
