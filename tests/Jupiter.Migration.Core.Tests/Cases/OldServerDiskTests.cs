using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>What goes down with the old server, as far as this computer can tell.</summary>
public sealed class OldServerDiskTests
{
    [Theory]
    [InlineData("/venue/old", true)]
    [InlineData("/venue/old/", true)]
    [InlineData("/venue/old/case", true)]
    [InlineData("/venue/old/../new/case", false)]
    [InlineData("/venue/older", false)]
    [InlineData("/venue", false)]
    public void The_folder_of_an_embedded_server_is_its_disk(string path, bool isHeld) =>
        Assert.Equal(isHeld, OldServerDisk.Of(ServerAddress.Parse("embedded:/venue/old"), "127.0.0.1", "JUPITER", "LAPTOP", "/").Holds(path));

    [Theory]
    [InlineData(@"\\JUPITER\backups", true)]
    [InlineData(@"\\jupiter\d$\backups", true)]
    [InlineData(@"\\192.0.2.1\backups", true)]
    [InlineData(@"\\LAPTOP\backups", false)]
    [InlineData(@"\\JUPITER2\backups", false)]
    [InlineData("/anywhere", false)]
    public void Shares_of_the_server_are_on_it_and_folders_of_a_laptop_are_not(string path, bool isHeld) =>
        Assert.Equal(isHeld, OldServerDisk.Of(ServerAddress.Parse(@"JUPITER\SQLEXPRESS"), "192.0.2.1", "JUPITER", "LAPTOP", "/").Holds(path));

    [Theory]
    [InlineData("JUPITER", "JUPITER")]
    [InlineData(@".\SQLEXPRESS", "ELSEWHERE")]
    [InlineData("(local)", "ELSEWHERE")]
    public void On_the_server_itself_its_system_volume_is_wiped(string instance, string thisMachine)
    {
        var disk = OldServerDisk.Of(ServerAddress.Parse(instance), "192.0.2.1", "JUPITER", thisMachine, "/system");

        Assert.True(disk.Holds("/system/case"));
        Assert.False(disk.Holds("/usb/case"));
    }
}
