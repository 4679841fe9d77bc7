using System;
using System.IO;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

public sealed class PlaceProbeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_folders_are_two_and_nothing_stays_in_them()
    {
        Assert.False(PlaceProbe.AreOne(Make("one"), Make("other")));
        Assert.False(PlaceProbe.AreOne(_folder.Root, Make("inner")));

        Assert.Empty(Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void One_folder_is_one_whatever_it_is_called()
    {
        Assert.True(PlaceProbe.AreOne(Make("one"), Make("one") + Path.DirectorySeparatorChar + "." + Path.DirectorySeparatorChar));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        Directory.CreateSymbolicLink(_folder.At("link"), _folder.At("one"));

        Assert.True(PlaceProbe.AreOne(_folder.At("one"), _folder.At("link")));
        Assert.True(PlaceProbe.AreOne(_folder.At("link"), _folder.At("one")));
    }

    [Fact]
    public void Where_only_one_lets_a_file_be_made_that_is_enough_and_where_neither_does_nothing_is_proved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/sys");

        // Not even root may make a file there.
        Assert.False(PlaceProbe.AreOne("/sys/kernel", Make("one")));
        Assert.Null(PlaceProbe.AreOne("/sys/kernel", "/sys/class"));
        Assert.Null(PlaceProbe.AreOne(_folder.At("nowhere"), "/sys/class"));
    }

    private string Make(string name) => Directory.CreateDirectory(_folder.At(name)).FullName;
}
