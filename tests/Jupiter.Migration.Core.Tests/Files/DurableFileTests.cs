using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

public sealed class DurableFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_whole_and_replaced_whole()
    {
        DurableFile.Write(_folder.At("a.json"), "one"u8.ToArray());
        DurableFile.Write(_folder.At("a.json"), "two"u8.ToArray());

        Assert.Equal(["a.json"], _folder.Files());
        Assert.Equal("two", File.ReadAllText(_folder.At("a.json")));
    }

    [Fact]
    public void A_name_in_use_is_not_taken()
    {
        File.WriteAllText(_folder.At("a"), "a");
        File.WriteAllText(_folder.At("b"), "b");

        Assert.ThrowsAny<IOException>(() => DurableFile.Move(_folder.At("a"), _folder.At("b")));

        Assert.Equal("b", File.ReadAllText(_folder.At("b")));
        Assert.Equal("a", File.ReadAllText(_folder.At("a")));
    }

    [Fact]
    public async Task Whoever_reads_while_a_file_is_replaced_always_finds_one()
    {
        var path = _folder.At("a");
        DurableFile.Write(path, "one"u8.ToArray());
        using var ended = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var reads = 0;
            for (; !ended.IsCancellationRequested; reads++)
            {
                // Not File.Exists alone: what is found has to be whole, too.
                Assert.Equal(3, SharedFile.ReadWhole(path, 100)!.Length);
            }

            return reads;
        });

        for (var i = 0; i < 200; i++)
        {
            DurableFile.Write(path, i % 2 == 0 ? "two"u8.ToArray() : "one"u8.ToArray());
        }

        await ended.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Fact]
    public void Two_do_not_write_the_same_partial_file()
    {
        using var first = PartialFile.Create(_folder.At("a"));
        using var second = PartialFile.Create(_folder.At("a"));
        first.Stream.WriteByte(1);
        second.Stream.WriteByte(2);

        second.TakeName(replaces: false);
        Assert.ThrowsAny<IOException>(() => first.TakeName(replaces: false));

        Assert.Equal([2], File.ReadAllBytes(_folder.At("a")));
    }

    [Fact]
    public void What_nobody_named_goes_and_what_killed_runs_left_goes_unless_somebody_writes_to_it()
    {
        using var writing = PartialFile.Create(_folder.At("a"));
        PartialFile.Create(_folder.At("a")).Dispose();
        File.WriteAllText(_folder.At("a.0123456789abcdef.partial"), "left");
        File.WriteAllText(_folder.At("a.partial"), "a stranger's");
        File.WriteAllText(_folder.At("a.report.partial"), "a stranger's");

        PartialFile.RemoveLeft(_folder.At("a"));

        Assert.Equal(
            new[] { "a.partial", "a.report.partial", Path.GetFileName(writing.Path) }.Order(StringComparer.Ordinal),
            _folder.Files().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_through_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        File.WriteAllText(_folder.At("stranger"), "theirs");
        foreach (var name in new[] { "a.partial", "new", "dangling", "a" })
        {
            File.CreateSymbolicLink(_folder.At(name), _folder.At(name == "dangling" ? "nowhere" : "stranger"));
        }

        DurableFile.Write(_folder.At("a"), "ours"u8.ToArray());
        Assert.ThrowsAny<IOException>(() => SharedFile.CreateNew(_folder.At("new"), FileRights.OfFolder));
        Assert.ThrowsAny<IOException>(() => SharedFile.CreateNew(_folder.At("dangling"), FileRights.OfFolder));
        Assert.Throws<LinkInTheWayException>(() => SharedFile.OpenOwn(_folder.At("new")));
        Assert.Throws<LinkInTheWayException>(() => FileClaim.Take(_folder.At("new"), FilePatience.None, isRemoved: true));

        Assert.Equal("theirs", File.ReadAllText(_folder.At("stranger")));
        Assert.Equal("ours", File.ReadAllText(_folder.At("a")));
        Assert.Null(new FileInfo(_folder.At("a")).LinkTarget);
        Assert.False(File.Exists(_folder.At("nowhere")));
    }

    [Fact]
    public void A_right_is_held_by_one_and_whoever_lost_it_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows lets nobody remove a file that is held.");
        var path = _folder.At("claim");
        using var first = FileClaim.Take(path, FilePatience.None, isRemoved: true);
        Assert.Throws<FileHeldException>(() => FileClaim.Take(path, FilePatience.None, isRemoved: true));
        Assert.True(first.IsHeld);

        File.Delete(path);
        Assert.False(first.IsHeld);
        using (var second = FileClaim.Take(path, FilePatience.None, isRemoved: true))
        {
            first.Dispose();

            // Not the other's.
            Assert.True(second.IsHeld);
        }

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void Names_beyond_ascii_are_made_durable_too()
    {
        var folder = Directory.CreateDirectory(_folder.At("Папка «Юпитер» 🍕")).FullName;

        DurableFile.Write(Path.Combine(folder, "файл"), [1]);

        Assert.Equal(["файл"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Causes_are_named_by_type_and_number()
    {
        Is("FileAccessDenied", () => throw new UnauthorizedAccessException());
        Is("PathNotFound", () => File.ReadAllText(_folder.At("nowhere")));
        Is("PathNotFound", () => File.ReadAllText(Path.Combine(_folder.At("nowhere"), "x")));
        Is("FileFailed", () => throw new IOException("?"));
        Is("FlushFailed", () => throw new FlushFailedException("the path", new IOException("?")));
        Is("FileIsLink", () => throw new LinkInTheWayException("the path"));
        if (OperatingSystem.IsLinux())
        {
            Is("DiskFull", () => File.WriteAllText("/dev/full", "x"));
        }
    }

    private static void Is(string errorId, Action work)
    {
        var failure = Assert.ThrowsAny<Exception>(work);
        Assert.True(FileErrors.IsFileError(failure));
        MigrationException named = FileErrors.Name(failure, "the path");
        Assert.Equal(errorId, named.ErrorId);
        Assert.Same(failure, named.InnerException);
        Assert.Contains("the path", named.Message, StringComparison.Ordinal);
    }
}
