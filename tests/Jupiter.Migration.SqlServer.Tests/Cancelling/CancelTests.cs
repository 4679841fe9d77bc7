using System;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Cancelling;

/// <summary>Ctrl+C stops the server, too: when the call comes back, nothing runs there any more.</summary>
[Trait("Tier", "Whole")]
public sealed class CancelTests
{
    private const int CancelAt = 20;

    // Long enough to hear of it several times before a fifth of it is over.
    private static readonly TimeSpan Slowly = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_that_is_cancelled_has_stopped_on_the_server_when_it_comes_back_and_a_lock_stays(bool isLocked)
    {
        using var server = new RunningDouble();
        MakePictures(server);
        if (isLocked)
        {
            server.Lock();
        }

        var before = server.Describe();
        using var progress = new ProgressLog(SR.ActivityBackup, CancelAt);
        server.Faults.BackupMinimumDuration = Slowly;

        Assert.ThrowsAny<OperationCanceledException>(() => server.Backup(progress, cancellation: progress.Token));

        RequireStopped(server, progress, "BACKUP DATABASE");
        Assert.Empty(server.Files());
        server.Faults.BackupMinimumDuration = TimeSpan.Zero;
        Assert.Equal(before, server.Describe());
        server.Backup();
    }

    [Fact]
    public void A_restore_that_is_cancelled_has_stopped_on_the_server_and_left_no_database()
    {
        using var server = new RunningDouble();
        MakePictures(server);
        server.Backup();
        var before = server.Describe();
        using var progress = new ProgressLog(SR.ActivityRestore, CancelAt);
        using var instance = server.Open();
        server.Faults.BackupMinimumDuration = Slowly;

        // Past the checks, which read the backup at the same slow pace.
        Assert.ThrowsAny<OperationCanceledException>(
            () => instance.Restore(server.BackupPath, "copy.incoming", null, progress, progress.Token));

        RequireStopped(server, progress, "RESTORE DATABASE");
        server.Faults.BackupMinimumDuration = TimeSpan.Zero;
        Assert.Equal(before, server.Describe());
        server.Restore(database: "copy");
    }

    [Fact]
    public void A_verification_that_is_cancelled_has_stopped_as_well()
    {
        using var server = new RunningDouble();
        MakePictures(server);
        server.Backup();
        var before = server.Describe();
        using var stop = new System.Threading.CancellationTokenSource(TimeSpan.FromSeconds(2));
        server.Faults.BackupMinimumDuration = Slowly;

        Assert.ThrowsAny<OperationCanceledException>(() => server.Restore(database: "copy", cancellation: stop.Token));

        Assert.Empty(Running(server));
        Assert.Equal(before, server.Describe());
    }

    // Some hundred pieces of a backup.
    private static void MakePictures(RunningDouble server)
    {
        server.MakeSample();
        server.Run("CREATE TABLE pictures (k int NOT NULL PRIMARY KEY, body varbinary(max))", NightWork.Database);
        var body = new string('7', 16_000);
        server.Run(
            "INSERT INTO pictures VALUES " + string.Join(", ", Enumerable.Range(0, 300).Select(k => FormattableString.Invariant($"({k}, 0x{body})"))),
            NightWork.Database);
    }

    private static void RequireStopped(RunningDouble server, ProgressLog progress, string statement)
    {
        Assert.True(progress.Cancelled.IsRunning, "It was over before it was cancelled.");
        Assert.True(progress.Cancelled.Elapsed < Promptly, progress.Cancelled.Elapsed.ToString());
        Assert.Empty(Running(server));
        Assert.True(progress.IsMonotonic(), string.Join(" ", progress.Percents));
        Assert.True(progress.Percents.Distinct().Count() > 1, string.Join(" ", progress.Percents));
        var batches = server.Statements.Batches;
        var worker = batches.Last(batch => batch.Text.StartsWith(statement, StringComparison.Ordinal)).SessionId;
        var watchers = batches.Where(batch => batch.Text.Contains("percent_complete", StringComparison.Ordinal)).Select(batch => batch.SessionId);
        Assert.DoesNotContain(worker, watchers);
        Assert.NotEmpty(watchers);
    }

    private static string[] Running(RunningDouble server) =>
        [.. server.Run("SELECT command FROM sys.dm_exec_requests WHERE session_id <> @@SPID AND command <> N'SELECT'")];
}
