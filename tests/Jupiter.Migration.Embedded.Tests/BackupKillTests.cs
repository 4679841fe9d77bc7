using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

[Trait("Tier", "Whole")]
public sealed class BackupKillTests(ITestOutputHelper output) : KillSweepTests(output)
{
    [Fact]
    public void A_backup_that_is_killed_at_any_moment_is_not_there_or_whole_and_the_next_one_works()
    {
        var source = Fingerprint(Database).Fingerprint;
        Sweep(["backup", Server.Folder, Database, BackupPath()], Clear, () =>
        {
            var left = string.Join(" + ", Files());
            if (File.Exists(BackupPath()))
            {
                IsWhole();
            }

            Assert.Equal(source, Backup(Database, BackupPath(), overwrite: true).Fingerprint);
            IsWhole();
            Assert.Equal(["Jupiter.bak", "Jupiter.bak.manifest.json"], Files());
            return left;
        });
        Assert.Equal(source, Fingerprint(Database).Fingerprint);
    }

    private string?[] Files() => [.. Directory.GetFiles(UnderTest.BackupFolder).Select(Path.GetFileName).Order()];

    private void Clear()
    {
        foreach (var file in Directory.GetFiles(UnderTest.BackupFolder))
        {
            File.Delete(file);
        }
    }

    private void IsWhole() => Assert.All(Verify(BackupPath()), check => Assert.True(check.Status == CheckStatus.Pass, check.Actual));
}
