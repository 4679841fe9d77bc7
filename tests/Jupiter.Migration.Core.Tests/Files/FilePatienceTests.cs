using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Windows' share modes and mandatory locks, played by what opens: it fails with their numbers as often as a test wants.</summary>
public sealed class FilePatienceTests
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int FolderNotEmpty = unchecked((int)0x80070091);

    private readonly JumpingClock _clock = new();

    [Theory]
    [InlineData(SharingViolation)]
    [InlineData(LockViolation)]
    [InlineData(unchecked((int)0x800704C8))]
    public void Whoever_has_a_file_open_for_a_second_is_waited_for(int number)
    {
        var held = new Held(() => _clock.Elapsed < TimeSpan.FromSeconds(1) ? new IOException("held", number) : null);

        Assert.Equal("opened", On(isWindows: true).Open("a.json", held.Open));

        Assert.True(_clock.Elapsed < TimeSpan.FromSeconds(2), $"{_clock.Elapsed}");
        Assert.True(held.Times > 5);
    }

    [Fact]
    public void Whoever_does_not_let_go_is_not_waited_for_forever_and_the_file_is_named_with_what_to_do()
    {
        var held = new Held(() => new IOException("held", SharingViolation));

        var failure = Assert.Throws<FileHeldException>(() => On(isWindows: true).Open("/case/journal.jsonl", held.Open));
        var named = FileErrors.Name(failure, "/another/file/that/the/work/was/about");

        Assert.Equal("FileHeld", named.ErrorId);
        Assert.Equal(MigrationErrorCategory.ResourceBusy, named.Category);
        Assert.Equal("/case/journal.jsonl", named.TargetObject);
        Assert.Contains("/case/journal.jsonl", named.Message, StringComparison.Ordinal);
        Assert.Contains("/case/journal.jsonl", named.Remedy, StringComparison.Ordinal);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_name_that_windows_keeps_for_a_file_that_is_going_is_waited_for_there_and_nowhere_else()
    {
        var held = new Held(() => _clock.Elapsed < TimeSpan.FromSeconds(1) ? new UnauthorizedAccessException("delete pending") : null);
        Assert.Equal("opened", On(isWindows: true).Name("a.json", held.Open));

        var denied = new Held(() => new UnauthorizedAccessException("no rights"));
        Assert.Throws<UnauthorizedAccessException>(() => On(isWindows: false).Name("a.json", denied.Open));
        Assert.Equal(1, denied.Times);

        // Who may not read will not be allowed to in a moment either.
        var unreadable = new Held(() => new UnauthorizedAccessException("no rights"));
        Assert.Throws<UnauthorizedAccessException>(() => On(isWindows: true).Open("a.json", unreadable.Open));
        Assert.Equal(1, unreadable.Times);
    }

    [Fact]
    public void A_folder_whose_last_file_is_still_going_is_waited_for()
    {
        var filled = new Held(() => _clock.Elapsed < TimeSpan.FromSeconds(1) ? new IOException("not empty", FolderNotEmpty) : null);

        Assert.Equal("opened", On(isWindows: true).Name("folder", filled.Open));
    }

    [Fact]
    public void What_waiting_does_not_help_is_told_at_once()
    {
        foreach (var failure in new Exception[] { new FileNotFoundException(), new DirectoryNotFoundException(), new IOException("full", unchecked((int)0x80070070)) })
        {
            var held = new Held(() => failure);
            Assert.Same(failure, Record.Exception(() => On(isWindows: true).Name("a.json", held.Open)));
            Assert.Equal(1, held.Times);
        }

        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public void Whoever_only_asks_does_not_wait()
    {
        var held = new Held(() => new IOException("held", SharingViolation));

        Assert.Throws<FileHeldException>(() => FilePatience.None.Open("a.json", held.Open));

        Assert.Equal(1, held.Times);
    }

    private FilePatience On(bool isWindows) => new(_clock, isWindows);

    /// <summary>Somebody who stands in the way.</summary>
    private sealed class Held(Func<Exception?> inTheWay)
    {
        public int Times { get; private set; }

        public string Open()
        {
            Times++;
            return inTheWay() is { } failure ? throw failure : "opened";
        }
    }
}
