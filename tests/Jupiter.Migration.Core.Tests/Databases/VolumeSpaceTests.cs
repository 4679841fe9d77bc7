using Jupiter.Migration.Databases;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Databases;

/// <summary>On which volume a path lies.</summary>
public sealed class VolumeSpaceTests
{
    [Theory]
    [InlineData(@"C:\", @"C:\Data\Jupiter.mdf", true)]
    [InlineData(@"C:\", "c:", true)]
    [InlineData(@"C:\", @"D:\Data", false)]
    [InlineData(@"C:\Mount", @"C:\Mount\Jupiter.mdf", true)]
    [InlineData(@"C:\Mount", @"C:\Mountain\Jupiter.mdf", false)]
    [InlineData(@"C:\Mount\", @"C:\Mount", true)]
    [InlineData("/", "/var/opt", true)]
    [InlineData("/srv", "/srvx", false)]
    [InlineData("", @"C:\Data", false)]
    public void A_path_lies_on_a_volume_by_whole_names_of_folders(string mountPoint, string path, bool holds) =>
        Assert.Equal(holds, new VolumeSpace { MountPoint = mountPoint, FreeBytes = 1 }.Holds(path));
}
