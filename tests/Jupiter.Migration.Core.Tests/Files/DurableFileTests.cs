using System;
using System.IO;
using System.Linq;
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
        File.WriteAllText(_folder.At("a.json.partial"), "what a killed run left, longer than what comes now");

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
    public void Two_do_not_write_the_same_partial_file()
    {
        using var first = DurableFile.CreatePartial(_folder.At("a"));

        Assert.ThrowsAny<IOException>(() => DurableFile.CreatePartial(_folder.At("a"), FilePatience.None));
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
