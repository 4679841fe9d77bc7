using System.IO;
using Jupiter.Migration.Backups;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Cuts;

/// <summary>A network that breaks in the middle of a backup, at every packet of it.</summary>
[Trait("Tier", "Whole")]
public sealed class BackupCutTests(ITestOutputHelper output)
{
    [Fact]
    public void A_backup_that_is_cut_at_any_packet_is_none_and_leaves_the_database_as_it_was()
    {
        string before;
        using (var server = Prepare())
        {
            before = server.Describe();
        }

        var (cuts, successes) = CutSweep.Run("cuts of a backup", 24, Prepare, server => server.Backup(), (server, error) =>
        {
            RequireNothingOrAll(server, error);
            Assert.Equal(before, server.Describe());
            TakeAgain(server);
        });

        output.WriteLine($"{cuts} cuts, {successes} of them after the last that mattered");
    }

    [Fact]
    public void A_backup_of_a_locked_database_that_is_cut_at_any_packet_never_loses_what_unlock_puts_back()
    {
        string before;
        using (var server = Prepare())
        {
            before = server.Describe();
        }

        var (cuts, successes) = CutSweep.Run("cuts of a backup of a locked database", 24, PrepareLocked, server => server.Backup(), (server, error) =>
        {
            RequireNothingOrAll(server, error);
            server.AwaitDeparture(NightWork.Database);
            Assert.Contains(server.Run("SELECT name FROM sys.extended_properties", NightWork.Database), name => name == "Jupiter.Lock");
            server.Unlock();
            Assert.Equal(before, server.Describe());
            server.Lock();
            TakeAgain(server);
        });

        output.WriteLine($"{cuts} cuts, {successes} of them after the last that mattered");
    }

    private static RunningDouble Prepare()
    {
        var server = new RunningDouble();
        server.MakeSample();
        return server;
    }

    private static RunningDouble PrepareLocked()
    {
        var server = Prepare();
        server.Lock();
        return server;
    }

    private static void RequireNothingOrAll(RunningDouble server, MigrationException? error)
    {
        if (error is null)
        {
            RequireSound(server);
            return;
        }

        LostConnection.Names(error);
        Assert.Empty(server.Files());
    }

    private static void TakeAgain(RunningDouble server)
    {
        File.Delete(server.BackupPath);
        File.Delete(ManifestFile.PathFor(server.BackupPath));
        server.Backup();
        Assert.Equal(["Jupiter.bak", "Jupiter.bak.manifest.json"], server.Files());
        File.Delete(server.BackupPath);
        File.Delete(ManifestFile.PathFor(server.BackupPath));
    }

    private static void RequireSound(RunningDouble server)
    {
        Assert.Equal(["Jupiter.bak", "Jupiter.bak.manifest.json"], server.Files());
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var instance = server.Open();
        var checks = new BackupVerification(plugins.Catalog, new QuietObserver()).Run(server.BackupPath, null, instance, default);
        Assert.All(checks, check => Assert.True(check.Status == Checks.CheckStatus.Pass, check + ": " + check.Actual));
    }
}
