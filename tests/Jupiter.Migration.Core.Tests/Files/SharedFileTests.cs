using System;
using System.IO;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Files that somebody really has open: on Linux .NET keeps programs of .NET apart by advisory locks.</summary>
public sealed class SharedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_read_as_soon_as_a_viewer_lets_go_of_it()
    {
        File.WriteAllText(_folder.At("a.json"), "content");
        var viewer = Viewer("a.json");
        var clock = new JumpingClock { Waiting = viewer.Dispose };

        Assert.Equal("content"u8.ToArray(), SharedFile.ReadWhole(_folder.At("a.json"), 100, new FilePatience(clock, isWindows: false)));

        Assert.True(clock.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void Readers_and_a_writer_are_in_nobodys_way()
    {
        using var writer = SharedFile.CreateHeld(_folder.At("session.json"));
        writer.Write("one"u8);
        writer.Flush();

        using var first = SharedFile.OpenRead(_folder.At("session.json"), FilePatience.None);
        using var second = SharedFile.OpenRead(_folder.At("session.json"), FilePatience.None);
        SharedFile.Move(_folder.At("session.json"), _folder.At("renamed.json"), patience: FilePatience.None);
        SharedFile.Delete(_folder.At("renamed.json"), FilePatience.None);

        Assert.Equal(3, first.Read(new byte[10]));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void Not_more_is_read_than_can_be_meant()
    {
        File.WriteAllText(_folder.At("a"), "four");

        Assert.NotNull(SharedFile.ReadWhole(_folder.At("a"), 4));
        Assert.Null(SharedFile.ReadWhole(_folder.At("a"), 3));
    }

    [Fact]
    public void A_hint_that_somebody_holds_is_not_a_hint_that_is_not_there()
    {
        Assert.Null(SmallFile.Read(_folder.At("journal.head"), 100, FilePatience.None));

        File.WriteAllText(_folder.At("journal.head"), "{}");
        using var viewer = Viewer("journal.head");

        Assert.Throws<FileHeldException>(() => SmallFile.Read(_folder.At("journal.head"), 100, FilePatience.None));
    }

    private FileStream Viewer(string name) => new(_folder.At(name), FileMode.Open, FileAccess.Read, FileShare.None);
}
