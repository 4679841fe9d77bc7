using System.IO;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Core.Tests.Cases.Versions;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>Where the folders of a case go back to, and when (clause P2).</summary>
public sealed class CaseFolderReturnTests
{
    [Theory]
    [InlineData("127.66.0.1", "127.66.0.2", false)]
    [InlineData("192.0.2.1", "127.66.0.2", true)]
    [InlineData("127.66.0.1", "192.0.2.2", false)]
    public void A_computer_that_may_be_the_old_server_is_not_the_new_one_while_that_is_on(string old, string @new, bool isBefore)
    {
        using var sample = new SampleCase(servers: (old, @new));
        sample.Approve();
        Assert.Equal(isBefore, IsOnServer(sample));

        sample.GoThrough("R3a");

        Assert.True(IsOnServer(sample));
    }

    [Fact]
    public void A_case_of_an_older_version_puts_nothing_on_a_disk_that_is_still_to_be_wiped()
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, "reinstallation-locked"));

        Assert.Equal("FolderReturnTooEarly", Assert.Throws<MigrationException>(() => CaseFolderReturn.Find(kept.Folder, kept.Clock, [], null)).ErrorId);
    }

    [Fact]
    public void A_case_of_an_older_version_has_no_copies_once_its_disk_is_wiped()
    {
        using var kept = new KeptCase(Path.Combine(KeptCase.Golden, "reinstallation-wiped"));

        Assert.Equal("CaseHasNoFolders", Assert.Throws<MigrationException>(() => CaseFolderReturn.Find(kept.Folder, kept.Clock, [], null)).ErrorId);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData(@".\SQLEXPRESS")]
    [InlineData("(local)")]
    public void A_name_by_which_every_computer_means_itself_makes_none_the_server(string instance) =>
        Assert.False(OldServerDisk.Of(ServerAddress.Parse(instance), "192.0.2.1", "JUPITER").IsOfServer("/Jupiter/Reports"));

    [Theory]
    [InlineData(@"\\127.66.0.1\D$\Extra\", @"D:\Extra")]
    [InlineData(@"D:\Extra\", @"D:\Extra")]
    [InlineData(@"D:\", @"D:\")]
    [InlineData(@"\\NAS\Extra", @"\\NAS\Extra")]
    [InlineData("/srv/extra/", "/srv/extra")]
    [InlineData("/", "/")]
    public void A_folder_that_the_venue_does_not_name_is_called_as_on_the_server_itself(string path, string name)
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();

        Assert.Equal(name, VenueFolder.NameOf(migration.Plan, path));
    }

    private static bool IsOnServer(SampleCase sample)
    {
        using var migration = sample.Open();
        return CaseFolderReturn.IsOnServer(migration, "/Jupiter/Reports");
    }
}
