using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Backups: consistent, proved, and under their name only when whole.</summary>
public abstract class BackupContract : EngineContractTests
{
    protected BackupContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    [Fact]
    public async Task A_backup_under_a_concurrent_writer_holds_whole_transactions()
    {
        var fewest = Sweep.Count("backups beside a writer", 4, 12);
        const int Most = 400;
        MakeAccounts(Database);
        using var stop = new CancellationTokenSource();
        var transfers = 0;
        var writer = Task.Run(() =>
        {
            using var foreign = UnderTest.ConnectForeign(Database);
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var through = foreign.TryWrite(
                    $"UPDATE cash SET v = v - 1 WHERE k = {i % 50}", $"UPDATE card SET v = v + 1 WHERE k = {i * 7 % 50}");
                transfers += through ? 1 : 0;
                Thread.Sleep(1);
            }
        });

        // On a busy machine the writer may not get a turn between the first backups, and they would prove nothing.
        var states = new List<(string? Total, string? Cash)>();
        while (states.Count < fewest || (states.Count < Most && states.Select(state => state.Cash).Distinct().Count() < 2))
        {
            var path = BackupPath($"{states.Count}.bak");
            Backup(Database, path);
            Restore(path, "copy");
            var total = Ask("copy", "SELECT (SELECT SUM(v) FROM cash) + (SELECT SUM(v) FROM card)");
            var cash = Ask("copy", "SELECT SUM(v) FROM cash");
            Instance.Drop("copy");
            states.Add((total, cash));
        }

        await stop.CancelAsync();
        await writer;

        Assert.True(transfers > 0, "Nobody wrote, so nothing was proved.");
        Assert.All(states, state => Assert.Equal("1000", state.Total));
        Assert.True(states.Select(state => state.Cash).Distinct().Count() > 1, "Nobody wrote between the backups.");
    }

    [Fact]
    public void A_backup_holds_exactly_what_its_source_holds()
    {
        MakeSample(Database);
        var source = Fingerprint(Database);

        var result = Backup(Database, BackupPath());

        Assert.Equal(source.Fingerprint, result.Fingerprint);
        var manifest = ManifestFile.Read(result.Manifest);
        Assert.Equal(source.Fingerprint, manifest.Content.Fingerprint);
        Assert.Equal(source.SchemaFingerprint, manifest.Content.SchemaFingerprint);
        Assert.Equal((Database, 100L, 1), (result.Database, result.Rows, result.Tables));
        Assert.Equal("1.2.3", manifest.ModuleVersion);
        Assert.Equal(UnderTest.Engine.Name, manifest.Engine);
        Assert.Equal(UnderTest.Address.Text, manifest.ServerInstance);
        Assert.True(manifest.StartedAt <= manifest.SnapshotAt && manifest.SnapshotAt <= manifest.FinishedAt);
    }

    [Fact]
    public void What_is_told_of_a_backup_is_what_stands_on_the_disk()
    {
        MakeSample(Database);

        var written = Instance.WriteBackup(Database, BackupPath(), new QuietObserver(), CancellationToken.None);

        var bytes = File.ReadAllBytes(BackupPath());
        Assert.Equal(bytes.Length, written.Length);
        Assert.Equal(written.Sha256 ?? "", written.Sha256 is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void A_sound_backup_passes_every_check_and_taking_it_changes_nothing()
    {
        MakeSample(Database);
        var before = UnderTest.DescribeDatabase(Database);
        Backup(Database, BackupPath());

        var checks = Verify(BackupPath());

        Assert.Equal(["Backup.Manifest", "Backup.Length", "Backup.Sha256", "Backup.Engine"], checks.Select(check => check.Id));
        Assert.All(checks.Take(3), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.True(checks[3].Status is CheckStatus.Pass or CheckStatus.Unknown, checks[3].Actual);
        Assert.Equal(before, UnderTest.DescribeDatabase(Database));
    }

    [Fact]
    public void The_engine_itself_refuses_a_damaged_backup()
    {
        MakeSample(Database, 2000);
        Instance.WriteBackup(Database, BackupPath(), new QuietObserver(), CancellationToken.None);
        UnderTest.Damage(BackupPath());

        string[] problems;
        try
        {
            using var backup = Instance.OpenBackup(BackupPath());
            problems = [.. backup.Verify(CancellationToken.None)];
        }
        catch (MigrationException e)
        {
            problems = [e.ErrorId];
        }

        Assert.NotEmpty(problems);
    }

    [Fact]
    public void A_file_that_is_no_backup_is_named_as_such()
    {
        File.WriteAllText(BackupPath(), "Меню на пятницу");

        Fails("BackupUnreadable", () =>
        {
            using var backup = Instance.OpenBackup(BackupPath());
            Assert.NotEmpty(backup.Verify(CancellationToken.None));
        });
    }

    [Fact]
    public void None_is_begun_where_those_that_come_after_it_have_no_room()
    {
        MakeSample(Database);

        var request = new BackupRequest { Database = Database, BackupFile = BackupPath(), RoomBeside = 1L << 60, ModuleVersion = "1.2.3" };
        FailsWithoutATrace("NotEnoughSpace", () => new DatabaseBackup(Instance, new QuietObserver()).Run(request, CancellationToken.None));

        Assert.Empty(Directory.GetFiles(UnderTest.BackupFolder));
    }

    [Fact]
    public void A_backup_that_is_there_is_replaced_only_when_told_so()
    {
        MakeSample(Database);
        var first = Backup(Database, BackupPath());
        Author.Execute(Database, "DELETE FROM goods WHERE k = 1");

        FailsWithoutATrace("BackupFileExists", () => Backup(Database, BackupPath()));

        var second = Backup(Database, BackupPath(), overwrite: true);
        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.Equal(2, Directory.GetFileSystemEntries(UnderTest.BackupFolder).Length);
        Assert.All(Verify(BackupPath()), check => Assert.NotEqual(CheckStatus.Fail, check.Status));
    }

    [Fact]
    public void A_second_copy_stands_elsewhere_and_is_sound()
    {
        MakeSample(Database);
        var copies = Directory.CreateDirectory(BackupPath("copies")).FullName;

        var result = Backup(Database, BackupPath(), copyTo: copies);

        Assert.Equal(Path.Combine(copies, "Jupiter.bak"), result.CopyFile);
        Assert.Equal(File.ReadAllBytes(BackupPath()), File.ReadAllBytes(result.CopyFile!));
        Assert.All(Verify(result.CopyFile!), check => Assert.NotEqual(CheckStatus.Fail, check.Status));
        Fails("CopyFolderIsSame", () => Backup(Database, BackupPath(), overwrite: true, copyTo: UnderTest.BackupFolder));
        Fails("CopyFolderNotFound", () => Backup(Database, BackupPath(), overwrite: true, copyTo: BackupPath("nowhere")));
    }

    [Fact]
    public void A_place_that_can_not_be_is_refused_without_a_trace()
    {
        MakeSample(Database);

        FailsWithoutATrace("DatabaseNotFound", () => Backup("nobody", BackupPath()));
        FailsWithoutATrace("BackupFolderNotFound", () => Backup(Database, Path.Combine(BackupPath("nowhere"), "x.bak")));
        FailsWithoutATrace("BackupFileIsFolder", () => Backup(Database, UnderTest.BackupFolder));
    }

    [Fact]
    public void A_cancelled_backup_leaves_nothing()
    {
        MakeSample(Database, 3000);
        var before = UnderTest.DescribeInstance();
        var cancelled = 0;
        for (var at = 0; at < 8; at++)
        {
            using var stop = new CancellationTokenSource();
            var reports = at;
            var observer = new QuietObserver(() =>
            {
                if (reports-- == 0)
                {
                    stop.Cancel();
                }
            });
            try
            {
                Backup(Database, BackupPath(), observer: observer, cancellation: stop.Token);
                Assert.False(stop.IsCancellationRequested, $"Cancelled at report {at}, it went on.");
                File.Delete(BackupPath());
                File.Delete(BackupPath() + ".manifest.json");
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            Assert.Equal(before, UnderTest.DescribeInstance());
        }

        Assert.True(cancelled > 0, "Nothing was cancelled.");
    }

    [Fact]
    public void A_backup_that_is_cancelled_at_any_moment_leaves_nothing_or_is_whole()
    {
        MakeSample(Database, 3000);
        var before = UnderTest.DescribeInstance();
        var cancelled = 0;
        for (var milliseconds = 0; milliseconds < 60; milliseconds += 3)
        {
            using var stop = new CancellationTokenSource(milliseconds);
            try
            {
                Backup(Database, BackupPath(), cancellation: stop.Token);
                Assert.All(Verify(BackupPath()), check => Assert.NotEqual(CheckStatus.Fail, check.Status));
                File.Delete(BackupPath());
                File.Delete(BackupPath() + ".manifest.json");
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            Assert.Equal(before, UnderTest.DescribeInstance());
        }

        Assert.True(cancelled > 0, "Nothing was cancelled.");
    }
}
