using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Databases with a write-ahead log.</summary>
public sealed class WriteAheadLogTests : EmbeddedTests
{
    private const string Total = "SELECT (SELECT SUM(v) FROM cash) + (SELECT SUM(v) FROM card)";

    private string DatabaseFile => Server.PathOf(Database);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_backup_while_writers_go_on_holds_whole_transactions(int checkpointAfter)
    {
        MakeAccounts(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            using var connection = Open(DatabaseFile);
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = 30000; PRAGMA wal_autocheckpoint = {checkpointAfter}";
            command.ExecuteNonQuery();
            for (var i = writer; !stop.IsCancellationRequested; i++)
            {
                command.CommandText = $"BEGIN IMMEDIATE; UPDATE cash SET v = v - 1 WHERE k = {i % 50};"
                    + $"UPDATE card SET v = v + 1, filler = randomblob(3000) WHERE k = {i * 7 % 50}; COMMIT";
                command.ExecuteNonQuery();
                Interlocked.Increment(ref written);
                Thread.Sleep(2);
            }
        })).ToArray();

        var totals = new List<string?>();
        var (wroteMeanwhile, clock) = (0, Stopwatch.StartNew());
        while (totals.Count < 8 || (wroteMeanwhile < 3 && clock.Elapsed < TimeSpan.FromSeconds(30)))
        {
            var before = Volatile.Read(ref written);
            Backup(Database, BackupPath(), overwrite: true);
            wroteMeanwhile += Volatile.Read(ref written) > before ? 1 : 0;
            Restore(BackupPath(), "copy");
            totals.Add(Ask("copy", Total));
            Instance.Drop("copy");
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.All(totals, total => Assert.Equal("1000", total));
        Assert.True(wroteMeanwhile >= 3, "The writers were kept out all the time.");
    }

    [Fact]
    public void What_is_only_in_the_log_is_in_the_backup()
    {
        MakeAccounts(Database);
        using var till = Open(DatabaseFile);
        using var command = till.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE cash SET v = 11; UPDATE card SET v = 12";
        command.ExecuteNonQuery();
        Assert.True(new FileInfo(DatabaseFile + "-wal").Length > 0);

        Backup(Database, BackupPath());
        Restore(BackupPath(), "copy");

        Assert.Equal("1150", Ask("copy", Total));
        Assert.Equal("1150", Ask(Database, Total));
        Assert.Equal("wal", Pragma(Server.PathOf("copy"), "journal_mode"));
    }

    [Fact]
    public async Task A_backup_waits_while_another_program_makes_its_checkpoint()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The lock of the other program is played by a Linux call.");
        }

        MakeAccounts(Database);
        using var till = Open(DatabaseFile);
        using var command = till.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE cash SET v = 11";
        command.ExecuteNonQuery();
        Task backup;
        using (new CheckpointLock(DatabaseFile))
        {
            backup = Task.Run(() => Backup(Database, BackupPath()));
            Assert.NotSame(backup, await Task.WhenAny(backup, Task.Delay(700)));
        }

        await backup;
        Restore(BackupPath(), "copy");
        Assert.Equal("1050", Ask("copy", Total));
    }

    [Fact]
    public async Task Writers_go_on_while_a_backup_waits_for_an_old_reader()
    {
        MakeAccounts(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        using var reader = Open(DatabaseFile);
        using var old = reader.BeginTransaction(deferred: true);
        using var look = reader.CreateCommand();
        look.CommandText = Total;
        look.ExecuteScalar();
        using var till = Server.ConnectForeign(Database);
        Assert.True(till.TryWrite("UPDATE cash SET v = 11"));

        var backup = Task.Run(() => Backup(Database, BackupPath()));
        await Task.Delay(300);
        var watch = Stopwatch.StartNew();
        Assert.True(till.TryWrite("UPDATE card SET v = 12"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"The till waited {watch.Elapsed}.");
        Assert.False(backup.IsCompleted);
        old.Rollback();
        await backup;

        Restore(BackupPath(), "copy");
        Assert.Equal("1150", Ask("copy", Total));
    }

    [Fact]
    public void A_lock_is_lifted_to_the_very_bytes_that_were_there()
    {
        MakeAccounts(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL", "UPDATE cash SET v = 11");
        var before = File.ReadAllBytes(DatabaseFile);

        var set = Instance.Lock(Database, CancellationToken.None);
        Assert.Equal("journal_mode=wal", set.StateBefore);
        Assert.Equal("1050", Ask(Database, Total));
        using (var till = Server.ConnectForeign(Database))
        {
            Assert.False(till.TryWrite("UPDATE cash SET v = 0"));
        }

        Assert.False(File.Exists(DatabaseFile + "-wal"));
        var lifted = Instance.Unlock(Database, CancellationToken.None);

        Assert.Equal(before, File.ReadAllBytes(DatabaseFile));
        Assert.Equal("journal_mode=wal", lifted.StateBefore);
        Assert.Equal("wal", Pragma(DatabaseFile, "journal_mode"));
        using var again = Server.ConnectForeign(Database);
        Assert.True(again.TryWrite("UPDATE cash SET v = 12"));
    }

    [Fact]
    public void The_log_comes_back_even_without_the_record_of_the_lock()
    {
        MakeAccounts(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        Instance.Lock(Database, CancellationToken.None);
        File.WriteAllText(DatabaseFile + ".lock.json", "{}");

        Instance.Unlock(Database, CancellationToken.None);

        Assert.Equal("wal", Pragma(DatabaseFile, "journal_mode"));
        Assert.False(File.Exists(DatabaseFile + ".lock.json"));
        Assert.Empty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }

    [Fact]
    public void The_backup_of_a_locked_database_has_a_log_again()
    {
        MakeAccounts(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        Instance.Lock(Database, CancellationToken.None);

        Backup(Database, BackupPath());
        Restore(BackupPath(), "copy");

        Assert.Equal("wal", Pragma(Server.PathOf("copy"), "journal_mode"));
        using var till = Server.ConnectForeign("copy");
        Assert.True(till.TryWrite("UPDATE cash SET v = 12"));
    }

    [Fact]
    public void A_database_with_another_connection_is_not_locked_and_keeps_its_log()
    {
        MakeAccounts(Database);
        using var till = Open(DatabaseFile);
        using var command = till.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; UPDATE cash SET v = 11";
        command.ExecuteNonQuery();
        using var soon = new CancellationTokenSource(300);

        Assert.ThrowsAny<OperationCanceledException>(() => Instance.Lock(Database, soon.Token));
        Fails("DatabaseInUse", () => Instance.Lock(Database, CancellationToken.None));

        Assert.False(Instance.FindDatabase(Database, CancellationToken.None)!.IsLocked);
        Assert.False(File.Exists(DatabaseFile + ".lock.json"));
        Assert.Equal("wal", Pragma(DatabaseFile, "journal_mode"));
        command.CommandText = "UPDATE cash SET v = 12";
        Assert.Equal(50, command.ExecuteNonQuery());
        till.Dispose();
        Instance.Lock(Database, CancellationToken.None);
        Assert.Equal("1100", Ask(Database, Total));
    }

    [Fact]
    public void A_database_with_an_idle_connection_is_not_renamed()
    {
        MakeAccounts(Database);
        using (var till = Open(DatabaseFile))
        {
            using var command = till.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; UPDATE cash SET v = 11";
            command.ExecuteNonQuery();
            Fails("DatabaseInUse", () => Instance.Rename(Database, "renamed"));
        }

        Instance.Rename(Database, "renamed");
        Assert.Equal("1050", Ask("renamed", Total));
        Assert.DoesNotContain(Directory.GetFiles(Server.Folder), file => file.Contains(Database, StringComparison.Ordinal));
    }
}
