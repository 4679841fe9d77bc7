using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>What programs that died in the middle of their work leave behind.</summary>
public sealed class DeadWriterTests : EmbeddedTests
{
    private const string HalfTransaction = "PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE goods SET picture = randomblob(3000), amount = -1";

    private string DatabaseFile => Server.PathOf(Database);

    [Fact]
    public void Facts_of_a_database_whose_writer_died_are_told()
    {
        LeaveHotJournal();

        Assert.Equal(Database, Instance.FindDatabase(Database, CancellationToken.None)?.Name);
        Assert.Equal("100", Ask(Database, "SELECT COUNT(*) FROM goods WHERE amount >= 0"));
    }

    [Fact]
    public void A_query_sees_the_last_whole_transaction()
    {
        LeaveHotJournal();

        Assert.Equal("100", Ask(Database, "SELECT COUNT(*) FROM goods WHERE amount >= 0"));
    }

    [Fact]
    public void Integrity_is_checked_after_the_half_transaction_was_undone()
    {
        LeaveHotJournal();

        Assert.Empty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }

    [Fact]
    public void A_backup_holds_the_last_whole_transaction()
    {
        var before = LeaveHotJournal();

        Assert.Equal(before, Backup(Database, BackupPath()).Fingerprint);
    }

    [Fact]
    public void A_fingerprint_is_that_of_the_last_whole_transaction()
    {
        var before = LeaveHotJournal();

        Assert.Equal(before, Fingerprint(Database).Fingerprint);
    }

    [Fact]
    public void A_lock_holds_the_last_whole_transaction()
    {
        var before = LeaveHotJournal();

        Instance.Lock(Database, CancellationToken.None);

        Assert.Equal(before, Fingerprint(Database).Fingerprint);
        Instance.Unlock(Database, CancellationToken.None);
        Assert.Equal(before, Fingerprint(Database).Fingerprint);
    }

    [Fact]
    public void A_renamed_database_holds_the_last_whole_transaction()
    {
        var before = LeaveHotJournal();

        Instance.Rename(Database, "renamed");

        Assert.Equal(before, Fingerprint("renamed").Fingerprint);
        Assert.Equal(["renamed.db"], System.Linq.Enumerable.Select(Directory.GetFiles(Server.Folder), Path.GetFileName));
    }

    [Fact]
    public void The_log_of_a_dead_writer_is_part_of_the_database()
    {
        MakeSample(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        using (var till = Child.Start("write", Server.Folder, Database, "PRAGMA wal_autocheckpoint = 0; UPDATE goods SET amount = 5"))
        {
            till.Kill();
        }

        Assert.True(new FileInfo(DatabaseFile + "-wal").Length > 0);
        Assert.Equal("500", Ask(Database, "SELECT SUM(amount) FROM goods"));
        Instance.Rename(Database, "renamed");
        Assert.Equal("500", Ask("renamed", "SELECT SUM(amount) FROM goods"));
        Backup("renamed", BackupPath());
        Restore(BackupPath(), "copy");
        Assert.Equal("500", Ask("copy", "SELECT SUM(amount) FROM goods"));
    }

    [Theory]
    [InlineData("-journal")]
    [InlineData("-wal")]
    public void Nothing_is_put_beside_the_log_of_a_database_that_was_moved_away(string log)
    {
        MakeSample("source");
        Backup("source", BackupPath());
        File.WriteAllText(Server.PathOf("copy") + log, "somebody's");

        FailsWithoutATrace("DatabaseLogLeft", () => Instance.Rename("source", "copy"));
        Fails("DatabaseLogLeft", () => Restore(BackupPath(), "copy"));

        Assert.Null(Instance.FindDatabase("copy", CancellationToken.None));
        Assert.Null(Instance.FindDatabase("copy.incoming", CancellationToken.None));
        File.Delete(Server.PathOf("copy") + log);
        Restore(BackupPath(), "copy");
    }

    [Fact]
    public void A_lock_that_is_killed_at_any_moment_is_there_or_not_and_can_be_lifted()
    {
        MakeSample(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL", "DELETE FROM goods WHERE k = 1");
        var before = File.ReadAllBytes(DatabaseFile);
        var undisturbed = Stopwatch.StartNew();
        using (var child = Child.Start("lock", Server.Folder, Database))
        {
            undisturbed.Restart();
            child.WaitUntilDone();
            undisturbed.Stop();
        }

        Assert.True(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
        Instance.Unlock(Database, CancellationToken.None);
        for (var i = 0; i < 25; i++)
        {
            using (var child = Child.Start("lock", Server.Folder, Database))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(undisturbed.ElapsedMilliseconds * i / 25.0));
                child.Kill();
            }

            if (Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked)
            {
                Instance.Unlock(Database, CancellationToken.None);
            }

            Assert.Equal("99", Ask(Database, "SELECT COUNT(*) FROM goods"));
            Instance.Lock(Database, CancellationToken.None);
            Instance.Unlock(Database, CancellationToken.None);
            Assert.Equal(before, File.ReadAllBytes(DatabaseFile));
        }
    }

    // Pages of the half transaction are in the main file already, and only the journal knows what stood there.
    private string LeaveHotJournal()
    {
        MakeSample(Database);
        var before = Fingerprint(Database).Fingerprint;
        var bytes = File.ReadAllBytes(DatabaseFile);
        using (var till = Child.Start("write", Server.Folder, Database, HalfTransaction))
        {
            till.Kill();
        }

        Assert.True(new FileInfo(DatabaseFile + "-journal").Length > 0);
        Assert.NotEqual(bytes, File.ReadAllBytes(DatabaseFile));
        return before;
    }
}
