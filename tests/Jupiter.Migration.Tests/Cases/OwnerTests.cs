using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Whose a case and its backups are: their owner's, or whoever's the folder is.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnerTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public OwnerTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "modes");

    [Fact]
    public void A_case_its_backup_and_the_copy_are_their_owners()
    {
        using var house = Backed("");

        Assert.All(OfCase(house).Concat(OfBackups(house)), path => Assert.True((File.GetUnixFileMode(path) & Others) == 0, path));
    }

    [Fact]
    public void A_case_on_a_share_is_open_to_whom_its_folders_are()
    {
        using var house = Backed("-Shared");
        File.WriteAllText(house["plain"], "");

        // As far as this process lets anybody in at all: its umask.
        var usual = File.GetUnixFileMode(house["plain"]) & Others;
        Assert.NotEqual(default, usual);
        Assert.All(
            OfCase(house).Concat(OfBackups(house)).Where(File.Exists),
            path => Assert.True((File.GetUnixFileMode(path) & Others) == usual, path));
    }

    private static CaseHouse Backed(string more)
    {
        var house = new CaseHouse();
        foreach (var folder in new[] { house["."], house["r"], house["r", "backup"], house["r", "second-medium"] }.Where(Directory.Exists))
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        house.Plan(more).Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        return house;
    }

    private static string[] OfCase(CaseHouse house) => [house.Case, .. Directory.GetFileSystemEntries(house.Case, "*", SearchOption.AllDirectories)];

    private static string[] OfBackups(CaseHouse house)
    {
        var files = Directory.GetFiles(house["r"], "Jupiter.bak*", SearchOption.AllDirectories);
        Assert.Equal(4, files.Length);
        return files;
    }
}
