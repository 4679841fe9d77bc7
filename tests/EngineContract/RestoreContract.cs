using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.EngineContract;

/// <summary>Restores: under an unused name, proved first, and without a trace when they fail.</summary>
public abstract class RestoreContract : EngineContractTests
{
    protected RestoreContract(IEngineUnderTest engine)
        : base(engine)
    {
    }

    [Fact]
    public void A_restored_database_is_equal_to_its_source_and_sound()
    {
        MakeSample(Database);
        var source = Fingerprint(Database);
        Backup(Database, BackupPath());
        Instance.Drop(Database);

        var result = Restore(BackupPath());

        Assert.Equal((Database, 100L), (result.Database, result.Rows));
        Assert.Equal(source.Fingerprint, Fingerprint(Database).Fingerprint);
        Assert.Equal(source.SchemaFingerprint, Fingerprint(Database).SchemaFingerprint);
        Assert.Empty(Instance.CheckIntegrity(Database, CancellationToken.None));

        // What SQL Server itself takes away from whatever it restores is warned of.
        Assert.All(result.Checks, check => Assert.True(
            check.Status is CheckStatus.Pass or CheckStatus.Skipped || check is { Id: "Restore.Options", Status: CheckStatus.Warning }, check.ToString()));
        Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
    }

    [Fact]
    public void The_backup_stays_as_it_was()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        var bytes = File.ReadAllBytes(BackupPath());

        Restore(BackupPath(), "copy");

        Assert.Equal(bytes, File.ReadAllBytes(BackupPath()));
        Assert.Equal(2, Directory.GetFileSystemEntries(UnderTest.BackupFolder).Length);
    }

    [Fact]
    public void A_name_in_use_is_not_restored_over()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());

        FailsWithoutATrace("DatabaseExists", () => Restore(BackupPath()));
        FailsWithoutATrace(
            "DatabaseExists", () => Instance.Restore(BackupPath(), Database, null, new QuietObserver(), CancellationToken.None));
    }

    [Fact]
    public void A_database_that_is_set_aside_keeps_what_it_held()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        Author.Execute(Database, "DELETE FROM goods WHERE k = 1");

        var result = Restore(BackupPath(), setAside: true);

        Assert.StartsWith(Database + ".before-", result.SetAsideAs, StringComparison.Ordinal);
        Assert.Equal("100", Ask(Database, "SELECT COUNT(*) FROM goods"));
        Assert.Equal("99", Ask(result.SetAsideAs!, "SELECT COUNT(*) FROM goods"));
    }

    [Fact]
    public void A_database_in_use_is_not_set_aside_and_a_proved_copy_that_took_long_is_kept()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        using (var foreign = UnderTest.ConnectForeign(Database))
        using (foreign.BeginWrite("UPDATE goods SET amount = 0"))
        {
            Fails(Instance.RestoresByCopying ? "DatabaseInUse" : "ProvedCopyKept", () => Restore(BackupPath(), setAside: true));
        }

        string[] left = Instance.RestoresByCopying ? [Database] : [Database, Database + ".incoming"];
        Assert.Equal(left, Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
        Assert.Equal("1", Ask(Database, "SELECT amount FROM goods WHERE k = 1"));
        Assert.NotNull(Restore(BackupPath(), setAside: true).SetAsideAs);
        Assert.Null(Instance.FindDatabase(Database + ".incoming", CancellationToken.None));
    }

    [Fact]
    public void A_damaged_backup_is_refused_before_anything_is_restored()
    {
        MakeSample(Database, 2000);
        Backup(Database, BackupPath());
        UnderTest.Damage(BackupPath());

        FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), "copy"));
    }

    [Fact]
    public void A_cut_backup_is_refused_before_anything_is_restored()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        using (var file = File.OpenWrite(BackupPath()))
        {
            file.SetLength(file.Length - 1);
        }

        FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), "copy"));
    }

    [Fact]
    public void The_manifest_of_another_backup_is_refused()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        Author.Execute(Database, "UPDATE goods SET amount = 0");
        Backup(Database, BackupPath("other.bak"));
        File.Copy(BackupPath("other.bak.manifest.json"), BackupPath("Jupiter.bak.manifest.json"), overwrite: true);

        FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), "copy"));
        File.Delete(BackupPath("Jupiter.bak.manifest.json"));
        FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), "copy"));
        FailsWithoutATrace("BackupNotFound", () => Restore(BackupPath("nowhere.bak"), "copy"));
    }

    [Fact]
    public void A_query_that_can_not_be_run_is_the_fault_of_the_query_and_not_of_the_backup()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());

        Fails("QueryFailed", () => Restore(BackupPath(), "copy", venue: VenueAsking("SELECT misspelt FROM goods")));
        Assert.Null(Instance.FindDatabase("copy", CancellationToken.None));
        Fails("WrongVenue", () => Restore(BackupPath(), "copy", venue: VenueAsking("SELECT COUNT(*) + 1 FROM goods")));
        Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
        Restore(BackupPath(), "copy", venue: VenueAsking("SELECT COUNT(*) FROM goods"));

        static Venue VenueAsking(string query) => new()
        {
            Name = "Кафе «Ёлки»", ServerName = "JUPITER", Database = Database,
            IdentityQueries = [new VenueQuery { Title = "goods", Query = query, Expected = "100" }],
        };
    }

    public static TheoryData<string> Breakages => new(Broken.Keys);

    private static readonly Dictionary<string, Action<string>> Broken = new()
    {
        ["no manifest"] = backup => File.Delete(ManifestFile.PathFor(backup)),
        ["a manifest that is none"] = backup => File.WriteAllText(ManifestFile.PathFor(backup), "{}"),
        ["a changed manifest"] = backup => File.AppendAllText(ManifestFile.PathFor(backup), " "),
        ["an empty backup"] = backup => File.WriteAllText(backup, ""),
        ["a longer backup"] = backup => File.AppendAllText(backup, "more"),
        ["no backup"] = File.Delete,
        ["a backup that is none"] = backup => File.WriteAllBytes(backup, new byte[File.ReadAllBytes(backup).Length]),
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public void Whoever_waives_whatever_gets_a_named_error_or_a_proved_database(string breakage)
    {
        MakeSample(Database, 5);
        var source = Fingerprint(Database).Fingerprint;
        Backup(Database, BackupPath());
        Broken[breakage](BackupPath());
        var checks = CheckRegister.All.Where(check => check.Area is CheckArea.Backup or CheckArea.Restore or CheckArea.RestoreFinish or CheckArea.Comparison)
            .Select(check => check.Id).ToArray();

        foreach (var waived in checks.Select(check => new[] { check }).Append(checks).Append(["backup.manifest", "Backup.Length", "Backup.Sha256"]))
        {
            try
            {
                Restore(BackupPath(), "copy", waived: waived);
                Assert.Equal(source, Fingerprint("copy").Fingerprint);
                Instance.Drop("copy");
            }
            catch (MigrationException e)
            {
                Assert.NotEqual("", e.Remedy);
            }

            Assert.Equal([Database], Instance.GetDatabases(CancellationToken.None).Select(database => database.Name));
        }
    }

    [Fact]
    public void What_a_killed_restore_left_is_replaced_and_told()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        MakeSample("copy.incoming", 3);
        var observer = new QuietObserver();

        Restore(BackupPath(), "copy", observer: observer);

        Assert.Equal("100", Ask("copy", "SELECT COUNT(*) FROM goods"));
        Assert.Null(Instance.FindDatabase("copy.incoming", CancellationToken.None));
        Assert.Contains("copy.incoming", Assert.Single(observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_restore_leaves_nothing()
    {
        MakeSample(Database, 3000);
        Backup(Database, BackupPath());
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
            cancelled += TryRestore(observer, stop.Token);
            Assert.Equal(before, UnderTest.DescribeInstance());
        }

        Assert.True(cancelled > 0, "Nothing was cancelled.");
    }

    [Fact]
    public void A_restore_that_is_cancelled_at_any_moment_leaves_nothing_or_is_whole()
    {
        MakeSample(Database, 3000);
        Backup(Database, BackupPath());
        var before = UnderTest.DescribeInstance();
        var cancelled = 0;
        for (var milliseconds = 0; milliseconds < 60; milliseconds += 3)
        {
            using var stop = new CancellationTokenSource(milliseconds);
            cancelled += TryRestore(new QuietObserver(), stop.Token);
            Assert.Equal(before, UnderTest.DescribeInstance());
        }

        Assert.True(cancelled > 0, "Nothing was cancelled.");
    }

    [Fact]
    public void A_cancelled_copy_by_the_engine_is_removed_by_the_engine()
    {
        MakeSample(Database, 3000);
        Backup(Database, BackupPath());
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var before = UnderTest.DescribeInstance();

        Assert.ThrowsAny<OperationCanceledException>(() => Instance.Restore(BackupPath(), "copy", null, new QuietObserver(), stop.Token));

        Assert.Null(Instance.FindDatabase("copy", CancellationToken.None));
        Assert.Equal(before, UnderTest.DescribeInstance());
    }

    private int TryRestore(QuietObserver observer, CancellationToken cancellation)
    {
        try
        {
            Restore(BackupPath(), "copy", observer: observer, cancellation: cancellation);
            Assert.Equal("3000", Ask("copy", "SELECT COUNT(*) FROM goods"));
            Instance.Drop("copy");
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
        finally
        {
            Assert.Empty(observer.Warnings);
        }
    }
}
