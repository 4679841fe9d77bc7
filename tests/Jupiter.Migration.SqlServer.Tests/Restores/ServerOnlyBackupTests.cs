using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>A backup that only the server sees, with its manifest on another computer.</summary>
public sealed class ServerOnlyBackupTests
{
    private static readonly string[] Unread = ["Backup.Length", "Backup.Sha256"];

    [Fact]
    public void It_exists_when_its_manifest_does_and_what_nobody_read_is_unknown()
    {
        using var server = Prepare(out var manifest);

        var checks = Check(server, manifest);

        Assert.Equal(
            [CheckStatus.Pass, CheckStatus.Unknown, CheckStatus.Unknown, CheckStatus.Pass], checks.Select(check => check.Status));
        Assert.Null(ManifestFile.Read(manifest).Sha256);
        Assert.NotNull(ManifestFile.Read(manifest).BackupSet);
    }

    [Fact]
    public void It_is_not_restored_unless_somebody_takes_that_upon_himself()
    {
        using var server = Prepare(out var manifest);
        var before = server.Describe();

        var error = NightWork.Try(() => server.Restore(database: "copy", manifestFile: manifest));
        var half = NightWork.Try(() => server.Restore(database: "copy", manifestFile: manifest, waived: ["Backup.Length"]));

        Assert.Equal(("BackupNotSound", "BackupNotSound"), (error?.ErrorId, half?.ErrorId));
        Assert.Equal(before, server.Describe());

        var result = server.Restore(database: "copy", manifestFile: manifest, waived: Unread);

        Assert.Equal(Unread, result.Checks.Where(check => check.Status == CheckStatus.Warning && check.Id != "Restore.Options").Select(check => check.Id));
        Assert.Contains("copy", server.Databases());
    }

    [Fact]
    public void One_that_is_there_is_not_overwritten_by_the_server()
    {
        using var server = Prepare(out var manifest);
        File.Delete(manifest);
        var bytes = File.ReadAllBytes(server.BackupPath);

        Assert.Equal("BackupFileExists", NightWork.Try(() => server.Backup(manifestFile: manifest))?.ErrorId);

        Assert.Equal(bytes, File.ReadAllBytes(server.BackupPath));
    }

    [Fact]
    public void A_manifest_that_a_killed_run_left_half_written_is_gone_after_the_next()
    {
        using var server = Prepare(out var manifest);
        File.Delete(manifest);
        File.Delete(server.BackupPath);
        File.WriteAllText(manifest + ".0123456789abcdef.partial", "half of i");

        server.Backup(manifestFile: manifest);

        Assert.Equal(["Jupiter.bak", "on-the-laptop.json"], server.Files());
    }

    [Fact]
    public void A_damaged_one_is_seen_by_the_server()
    {
        using var server = Prepare(out var manifest);
        var bytes = File.ReadAllBytes(server.BackupPath);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(server.BackupPath, bytes);
        var before = server.Describe();

        Assert.Equal(CheckStatus.Fail, Check(server, manifest)[3].Status);
        Assert.Equal("BackupNotSound", NightWork.Try(() => server.Restore(database: "copy", manifestFile: manifest, waived: Unread))?.ErrorId);
        Assert.Equal(before, server.Describe());
    }

    private static RunningDouble Prepare(out string manifest)
    {
        var server = new RunningDouble();
        server.MakeSample();
        manifest = server.PathOf("on-the-laptop.json");
        server.Backup(manifestFile: manifest);
        Assert.Equal(["Jupiter.bak", "on-the-laptop.json"], server.Files());
        return server;
    }

    private static System.Collections.Generic.IReadOnlyList<CheckResult> Check(RunningDouble server, string manifest)
    {
        using var plugins = new GivenPlugins(new SqlServerEngine());
        using var instance = server.Open();
        return new BackupVerification(plugins.Catalog, new QuietObserver()).Run(server.BackupPath, manifest, instance, default);
    }
}
