using System;
using System.IO;
using System.Runtime.Versioning;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>What a service runs may be changed by administrators only, on real folders: the file, its folder, each one above.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FolderTrustTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = Owner | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TempFolder _folder = new();

    public FolderTrustTests()
    {
        Directory.CreateDirectory(Module, Readable);
        Directory.CreateDirectory(Path.Combine(Module, "engines"), Readable);
        File.WriteAllText(Library, "");
        File.SetUnixFileMode(Library, Readable);
    }

    private string Module => Path.Combine(_folder.Root, "modules", "Jupiter.Migration");

    private string Library => Path.Combine(Module, "engines", "a.dll");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Below_a_folder_in_which_nobody_takes_away_what_is_anothers_it_is_trusted() => Assert.Null(FolderTrust.FirstFault(Module, withContent: true));

    [Theory]
    [InlineData("modules/Jupiter.Migration/engines/a.dll", UnixFileMode.OtherWrite)]
    [InlineData("modules/Jupiter.Migration/engines", UnixFileMode.GroupWrite)]
    [InlineData("modules/Jupiter.Migration", UnixFileMode.OtherWrite)]
    [InlineData("modules/Jupiter.Migration", UnixFileMode.OtherWrite | UnixFileMode.StickyBit)]
    [InlineData("modules", UnixFileMode.GroupWrite)]
    [InlineData("", UnixFileMode.OtherWrite)]
    public void Whatever_others_may_write_is_named(string path, UnixFileMode mode)
    {
        var open = Path.Combine(_folder.Root, path).TrimEnd('/');
        File.SetUnixFileMode(open, Readable | mode);

        Assert.Equal((open, "others"), FolderTrust.FirstFault(Module, withContent: true));
    }

    [Fact]
    public void A_sticky_folder_above_only_hands_out_names()
    {
        File.SetUnixFileMode(_folder.Root, Readable | UnixFileMode.OtherWrite | UnixFileMode.StickyBit);

        Assert.Null(FolderTrust.FirstFault(Module, withContent: true));
    }

    [Fact]
    public void What_is_in_a_folder_counts_only_where_it_is_asked_for()
    {
        File.SetUnixFileMode(Library, Readable | UnixFileMode.OtherWrite);

        Assert.Null(FolderTrust.FirstFault(Module, withContent: false));
        Assert.Equal(Library, FolderTrust.FirstFault(Library, withContent: false)?.Path);
    }

    [Fact]
    public void A_link_leads_where_nobody_has_looked()
    {
        var link = _folder.At("link");
        Directory.CreateSymbolicLink(link, Module);
        File.CreateSymbolicLink(Path.Combine(Module, "b.dll"), "/tmp/b.dll");

        Assert.Equal((link, "link"), FolderTrust.FirstFault(Path.Combine(link, "engines"), withContent: true));
        Assert.Equal((Path.Combine(Module, "b.dll"), "link"), FolderTrust.FirstFault(Module, withContent: true));
    }

    [Fact]
    public void What_is_not_there_is_not_trusted() => Assert.Equal("?", FolderTrust.FirstFault(Path.Combine(Module, "gone.dll"), withContent: false)?.Who);
}
