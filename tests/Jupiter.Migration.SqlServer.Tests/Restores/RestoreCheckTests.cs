using System.IO;
using System.Linq;
using System.Net;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What is known before a restore touches anything (clause R4a): one check, one test.</summary>
public sealed class RestoreCheckTests
{
    [Fact]
    public void What_fits_passes_every_check()
    {
        using var servers = new TwoServers();

        var checks = servers.Check();

        Assert.All(checks, check => Assert.True(check.Status == CheckStatus.Pass, check + ": " + check.Actual));
        Assert.Equal(
            [
                "Restore.Header", "Restore.Origin", "Restore.Checksums", "Restore.Version", "Restore.Edition", "Restore.Features", "Restore.Collation",
                "Restore.Path", "Restore.Space", "Restore.Rights", "Restore.Language",
            ],
            checks.Select(check => check.Id).Distinct());
    }

    [Fact]
    public void A_backup_of_a_newer_server_is_refused()
    {
        using var servers = new TwoServers(SqlServerVersion.Sql2022, SqlServerVersion.Sql2019);

        var check = servers.RefusesFor("Restore.Version");

        Assert.Contains("957", check.Actual);
        Assert.Contains("904", check.Expected);
    }

    [Fact]
    public void A_backup_of_an_older_server_is_taken()
    {
        using var servers = new TwoServers(SqlServerVersion.Sql2008R2, SqlServerVersion.Sql2022);

        var result = servers.Restore();

        Assert.Contains(result.Checks, check => check is { Id: "Restore.Version", Status: CheckStatus.Pass });
        Assert.Equal([NightWork.Database], servers.Target.Databases());
    }

    [Fact]
    public void More_than_Express_holds_is_refused_by_Express_and_not_by_others()
    {
        using var servers = new TwoServers();
        servers.Target.Faults.BackedUpDataBytes = (10L << 30) + (1 << 20);
        servers.Target.Faults.FreeSpaceBytes = 1L << 40;

        servers.RefusesFor("Restore.Edition");

        using var standard = new TwoServers(installTarget: options => options with { EngineEdition = 2, Edition = "Standard Edition (64-bit)" });
        standard.Target.Faults.BackedUpDataBytes = (10L << 30) + (1 << 20);
        standard.Target.Faults.FreeSpaceBytes = 1L << 40;
        Assert.DoesNotContain(standard.Check(), check => check.Id == "Restore.Edition");
    }

    [Fact]
    public void Another_collation_of_the_server_is_refused_and_can_be_waived_alone()
    {
        using var servers = new TwoServers(installTarget: options => options with { Collation = "Latin1_General_CI_AS" });

        var check = servers.RefusesFor("Restore.Collation");
        Assert.Equal(("Cyrillic_General_CI_AS", "Latin1_General_CI_AS"), (check.Expected, check.Actual));

        var result = servers.Restore("Restore.Collation");

        var warning = Assert.Single(result.Checks, one => one.Id is not "Restore.Options" && one.Status == CheckStatus.Warning);
        Assert.Equal("Restore.Collation", warning.Id);
        Assert.NotEqual("", warning.Evidence);
        Assert.Equal([NightWork.Database], servers.Target.Databases());
    }

    [Fact]
    public void Waiving_another_check_waives_nothing()
    {
        using var servers = new TwoServers(installTarget: options => options with { Collation = "Latin1_General_CI_AS" });

        var error = NightWork.Try(() => servers.Restore("Restore.Version", "Restore.Space"));

        Assert.Equal("RestoreNotPossible", error?.ErrorId);
        servers.RequireUntouched();
    }

    [Fact]
    public void Too_little_room_for_the_files_is_refused()
    {
        using var servers = new TwoServers();
        servers.Target.Faults.BackedUpDataBytes = 5L << 30;
        servers.Target.Faults.FreeSpaceBytes = 1L << 30;

        servers.RefusesFor("Restore.Space");
    }

    [Fact]
    public void Too_little_room_for_the_backup_alone_is_refused_even_earlier()
    {
        using var servers = new TwoServers();
        servers.Target.Faults.FreeSpaceBytes = 1 << 20;

        Assert.Equal("NotEnoughSpace", NightWork.Try(() => servers.Restore())?.ErrorId);
        servers.RequireUntouched();
    }

    [Fact]
    public void Folders_that_the_server_does_not_tell_are_unknown_and_block()
    {
        using var servers = new TwoServers(installTarget: options => options with { DataPath = "", LogPath = "" });

        var checks = servers.Check();

        Assert.Equal(CheckStatus.Unknown, Assert.Single(checks, check => check.Id == "Restore.Path").Status);
        Assert.Equal("RestoreNotPossible", NightWork.Try(() => servers.Restore())?.ErrorId);
        servers.RequireUntouched();
    }

    [Fact]
    public void A_login_that_may_not_make_databases_is_told_which_right_it_lacks()
    {
        using var servers = new TwoServers();
        servers.Target.Run("CREATE LOGIN waiter WITH PASSWORD = N'Long-enough-1'");
        var waiter = servers.Target.AddressWith(new NetworkCredential("waiter", "Long-enough-1"));

        var checks = servers.Check(waiter);

        Assert.Equal(["Restore.Header", "Restore.Rights"], checks.Select(check => check.Id));
        Assert.All(checks, check => Assert.Equal(CheckStatus.Fail, check.Status));
        Assert.Contains("CREATE ANY DATABASE", checks[1].Actual);
        var error = NightWork.Try(() => servers.Target.Restore(servers.Source.BackupPath, address: waiter));
        Assert.Equal("BackupNotSound", error?.ErrorId);
        Assert.Contains("262: ", error!.Message);
        servers.RequireUntouched();
    }

    [Fact]
    public void A_login_that_sees_no_sessions_is_told_so()
    {
        using var servers = new TwoServers();
        servers.Target.Run("CREATE LOGIN maker WITH PASSWORD = N'Long-enough-1'");
        servers.Target.Run("EXEC master.dbo.sp_addsrvrolemember @loginame = N'maker', @rolename = N'dbcreator'");

        var rights = servers.Check(servers.Target.AddressWith(new NetworkCredential("maker", "Long-enough-1"))).Single(check => check.Id == "Restore.Rights");

        Assert.Equal(CheckStatus.Fail, rights.Status);
        Assert.Contains("VIEW SERVER STATE", rights.Actual);
        Assert.DoesNotContain("CREATE ANY DATABASE", rights.Actual);
    }

    [Fact]
    public void A_server_that_takes_Windows_accounts_only_is_refused_for_a_database_with_SQL_users()
    {
        static string WindowsOnly(string text) =>
            text.Replace("SERVERPROPERTY(N'IsIntegratedSecurityOnly')", "1", System.StringComparison.Ordinal);
        using var servers = new TwoServers(wrapTarget: inner => new ChangedInstance(inner) { Rewrite = WindowsOnly }, fill: AddWaiter);

        servers.RefusesFor("Restore.MixedMode");
    }

    [Fact]
    public void Without_SQL_users_nobody_asks_for_mixed_mode()
    {
        static string WindowsOnly(string text) =>
            text.Replace("SERVERPROPERTY(N'IsIntegratedSecurityOnly')", "1", System.StringComparison.Ordinal);
        using var servers = new TwoServers(wrapTarget: inner => new ChangedInstance(inner) { Rewrite = WindowsOnly });

        Assert.DoesNotContain(servers.Check(), check => check.Id == "Restore.MixedMode");
    }

    [Fact]
    public void A_backup_without_checksums_is_refused()
    {
        using var servers = new TwoServers();
        servers.Source.Run($"BACKUP DATABASE Jupiter TO DISK = N'{servers.Source.BackupPath}' WITH INIT");

        var checks = servers.Check();

        Assert.Equal(CheckStatus.Fail, Assert.Single(checks, check => check.Id == "Restore.Checksums").Status);
    }

    [Fact]
    public void The_backup_of_another_database_does_not_pass_for_the_one_in_the_manifest()
    {
        using var servers = new TwoServers();
        var manifest = servers.Source.PathOf("elsewhere.json");
        File.Delete(ManifestFile.PathFor(servers.Source.BackupPath));
        File.Delete(servers.Source.BackupPath);
        servers.Source.Backup(manifestFile: manifest);
        servers.Source.MakeSample("Saturn");
        servers.Source.Run($"BACKUP DATABASE Saturn TO DISK = N'{servers.Source.BackupPath}' WITH INIT, CHECKSUM");

        var error = NightWork.Try(() => servers.Target.Restore(
            servers.Source.BackupPath, manifestFile: manifest, waived: ["Backup.Length", "Backup.Sha256"]));

        Assert.Equal("RestoreNotPossible", error?.ErrorId);
        var check = Assert.Single((System.Collections.Generic.IEnumerable<CheckResult>)error!.TargetObject!, one => one.Status == CheckStatus.Fail);
        Assert.Equal("Restore.Origin", check.Id);
        servers.RequireUntouched();
    }

    [Fact]
    public void A_later_backup_of_the_same_database_is_not_the_one_in_the_manifest_either()
    {
        using var servers = new TwoServers();
        var recorded = servers.Manifest.BackupSet;
        servers.Source.Run($"BACKUP DATABASE Jupiter TO DISK = N'{servers.Source.BackupPath}' WITH INIT, CHECKSUM");

        var checks = servers.Check(recorded: recorded);

        Assert.Equal(CheckStatus.Fail, Assert.Single(checks, check => check.Id == "Restore.Origin").Status);
    }

    private static void AddWaiter(RunningDouble server)
    {
        server.Run("CREATE LOGIN waiter WITH PASSWORD = N'Long-enough-1'");
        server.Run("CREATE USER waiter FOR LOGIN waiter", NightWork.Database);
    }
}
