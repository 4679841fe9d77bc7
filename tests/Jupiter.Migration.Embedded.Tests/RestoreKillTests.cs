using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

[Trait("Tier", "Whole")]
public sealed class RestoreKillTests(ITestOutputHelper output) : KillSweepTests(output)
{
    [Fact]
    public void A_restore_that_is_killed_at_any_moment_leaves_the_real_name_free_or_whole_and_the_next_one_works()
    {
        var source = Backup(Database, BackupPath()).Fingerprint;
        Sweep(["restore", Server.Folder, Database, BackupPath()], Clear, () =>
        {
            var left = string.Join(" + ", Files());
            if (Instance.FindDatabase(Database, CancellationToken.None) is not null)
            {
                IsWhole(source);
                Instance.Drop(Database);
            }

            Restore(BackupPath());
            Assert.Equal(["Jupiter.db"], Files());
            IsWhole(source);
            return left;
        });
    }

    private string?[] Files() => [.. Directory.GetFileSystemEntries(Server.Folder).Select(Path.GetFileName).Order()];

    private void Clear()
    {
        foreach (var database in Instance.GetDatabases(CancellationToken.None))
        {
            Instance.Drop(database.Name);
        }
    }

    private void IsWhole(string source)
    {
        Assert.Equal(source, Fingerprint(Database).Fingerprint);
        Assert.Empty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }
}
