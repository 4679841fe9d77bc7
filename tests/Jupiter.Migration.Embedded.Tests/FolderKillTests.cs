using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Folders;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

[Trait("Tier", "Whole")]
public sealed class FolderKillTests(ITestOutputHelper output) : KillSweepTests(output)
{
    private const int Files = 2_000;

    private string Source => Path.Combine(UnderTest.BackupFolder, "reports");

    private string Medium => Path.Combine(UnderTest.BackupFolder, "medium");

    private string Copy => Path.Combine(Medium, "reports");

    [Fact]
    public void A_copy_of_a_folder_that_is_killed_at_any_moment_is_complete_or_has_no_list_and_the_next_one_goes_on()
    {
        for (var i = 0; i < Files; i++)
        {
            var file = Path.Combine(Source, $"{i % 20:00}", $"{i:0000}");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, new string((char)('a' + (i % 26)), i * 7));
        }

        Sweep(["folder", Source, Medium], Clear, () =>
        {
            var isComplete = File.Exists(Copy + FolderList.Suffix);
            var result = isComplete ? null : new FolderBackup(new QuietObserver()).Run(
                new FolderBackupRequest { Source = Source, Destination = Medium, ModuleVersion = "0" }, fault => Assert.Fail(fault.Message), CancellationToken.None);
            Assert.All(new FolderVerification(new QuietObserver()).Run(Copy, Source, CancellationToken.None), check => Assert.Equal(Checks.CheckStatus.Pass, check.Status));
            Assert.Equal(Files, FolderList.Open(Copy + FolderList.Suffix).Entries().Count(entry => entry.Kind == FolderEntryKind.File));
            return isComplete ? "complete" : result!.Taken > 0 ? "resumed" : "begun anew";
        });
    }

    private void Clear()
    {
        if (Directory.Exists(Medium))
        {
            Directory.Delete(Medium, recursive: true);
        }
    }
}
