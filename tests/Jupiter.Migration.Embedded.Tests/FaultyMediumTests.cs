using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.KillTarget;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A real process whose medium fails in the middle of its work: what it says is what happened.</summary>
[Trait("Tier", "Whole")]
public sealed class FaultyMediumTests : EmbeddedTests
{
    public FaultyMediumTests() => Assert.SkipUnless(FaultyMedium.IsPossible, "strace");

    [Theory]
    [InlineData("fsync:error=EIO", "FlushFailed")]
    [InlineData("pwrite64:error=ENOSPC", "DiskFull")]
    [InlineData("pwrite64:error=EIO", "FileFailed")]
    [InlineData("rename:error=EIO", "FileFailed")]
    public void A_backup_that_failed_has_a_name_and_leaves_nothing(string fault, string errorId)
    {
        MakeSample(Database, 2000);


        var said = FaultyMedium.Run([fault], "backup", Server.Folder, Database, BackupPath());

        Assert.StartsWith($"failed {errorId}: ", said[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(UnderTest.BackupFolder));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_flush_of_a_backup_may_fail_unsaid(int moment)
    {
        MakeSample(Database);

        var said = FaultyMedium.Run([$"fsync:error=EIO:when={moment}"], "backup", Server.Folder, Database, BackupPath());

        Assert.StartsWith("failed FlushFailed: ", said[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync:error=EIO:when=1", "FlushFailed")]
    [InlineData("pwrite64:error=ENOSPC:when=1", "DiskFull")]
    public void A_restore_that_failed_has_a_name_and_leaves_nothing(string fault, string errorId)
    {
        MakeSample(Database);
        Backup(Database, BackupPath());

        var said = FaultyMedium.Run([fault], "restore", Server.Folder, "copy", BackupPath());

        Assert.StartsWith($"failed {errorId}: ", said[^1], StringComparison.Ordinal);
        Assert.Equal(["Jupiter.db"], Directory.GetFiles(Server.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("fsync:error=EIO", "did not take")]
    [InlineData("fsync:error=ENOSPC", "disk is full")]
    [InlineData("rename:error=EIO", "failed")]
    [InlineData("rename:error=ENOSPC", "disk is full")]
    public void A_lock_whose_record_could_not_be_kept_says_so_and_that_the_database_is_not_locked(string fault, string cause)
    {
        MakeSample(Database);

        var said = FaultyMedium.Run([fault], "lock", Server.Folder, Database);

        Assert.StartsWith("failed LockRecordNotWritten: ", said[^1], StringComparison.Ordinal);
        Assert.Contains("is not locked", said[^1], StringComparison.Ordinal);
        Assert.Contains(cause, said[^1], StringComparison.Ordinal);
        Assert.False(Instance.FindDatabase(Database, default)!.IsLocked);
        using var foreign = UnderTest.ConnectForeign(Database);
        Assert.True(foreign.TryWrite("UPDATE goods SET amount = 7 WHERE k = 1"));
        Assert.DoesNotContain(Directory.GetFiles(Server.Folder), file => file.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async System.Threading.Tasks.Task Of_several_processes_that_back_up_to_one_file_each_says_what_is_true()
    {
        MakeSample(Database, 2000);
        var processes = Enumerable.Range(0, 3).Select(_ => System.Threading.Tasks.Task.Run(
            () => FaultyMedium.Run([], "backup", Server.Folder, Database, BackupPath()))).ToArray();

        var ends = (await System.Threading.Tasks.Task.WhenAll(processes)).Select(said => said[^1]).ToArray();

        Assert.Contains("done", ends);
        Assert.All(ends.Where(end => end != "done"), end => Assert.StartsWith("failed BackupUnderWay: ", end, StringComparison.Ordinal));
        Assert.All(Verify(BackupPath()), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Equal(["Jupiter.bak", "Jupiter.bak.manifest.json"], Directory.GetFiles(UnderTest.BackupFolder).Select(Path.GetFileName).Order());
    }
}
