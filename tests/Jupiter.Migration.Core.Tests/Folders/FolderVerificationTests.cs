using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Folders;

public sealed class FolderVerificationTests : FolderFixture
{
    [Fact]
    public void AFlippedByteIsNamedAndNotPutBack()
    {
        Put("a", "first");
        Put("b/c", "second");
        Backup();
        File.WriteAllText(Path.Combine(Copy, "b/c"), "Second");

        var check = Check("Folder.Content");

        Assert.Equal(CheckStatus.Fail, check.Status);
        Assert.EndsWith(": b/c", check.Actual, StringComparison.Ordinal);
        Assert.Equal((1L, 1), (Restore().Files, Faults.Count));
        Assert.Equal("FolderCopyDamaged", Faults.Single().ErrorId);
        Assert.False(File.Exists(Path.Combine(Back, "b/c")));
    }

    [Fact]
    public void AMissingFileIsNoCopy()
    {
        Put("a", "1");
        Put("b", "2");
        Backup();
        File.Delete(Path.Combine(Copy, "a"));

        Assert.Equal(CheckStatus.Fail, Check("Folder.Content").Status);
        Restore();
        Assert.Equal("FolderCopyDamaged", Faults.Single().ErrorId);
    }

    [Fact]
    public void WithoutItsListACopyProvesNothing()
    {
        Put("a", "1");
        Backup();
        File.Delete(List);

        Assert.Equal(CheckStatus.Fail, Check("Folder.List").Status);
        Assert.True(Check("Folder.Content").Blocks);
        Assert.Equal("FolderListNotFound", Assert.Throws<MigrationException>(() => Restore()).ErrorId);
        Directory.Delete(Copy, recursive: true);
        Assert.Equal("PathNotFound", Assert.Throws<MigrationException>(() => Check("Folder.List")).ErrorId);
    }

    [Fact]
    public void TheSecondLookShowsWhatIsNewerThere()
    {
        Put("same", "1");
        Put("changed", "1");
        Put("gone", "1");
        Backup();
        Assert.Equal(CheckStatus.Pass, Check("Folder.Newer", Source).Status);
        File.Delete(Path.Combine(Source, "gone"));
        Assert.Equal(CheckStatus.Warning, Check("Folder.Newer", Source).Status);
        Put("changed", "2", DateTime.UnixEpoch.AddYears(40));
        Put("new/file", "1");

        var check = Check("Folder.Newer", Source);

        Assert.Equal(CheckStatus.Fail, check.Status);
        Assert.All(["changed", "gone", "new/file"], name => Assert.Contains(name, check.Actual, StringComparison.Ordinal));
        Assert.DoesNotContain("same", check.Actual, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Unknown, Check("Folder.Newer", At("nowhere")).Status);
    }

    [Fact]
    public void AnotherFileIsReplacedOnlyOnRequest()
    {
        Put("a", "carried");
        Backup();
        Directory.CreateDirectory(Back);
        File.WriteAllText(Path.Combine(Back, "a"), "there");

        Assert.Equal((0L, 1), (Restore().Files, Faults.Count));
        Assert.Equal("FolderFileThere", Faults.Single().ErrorId);
        Assert.Equal("there", File.ReadAllText(Path.Combine(Back, "a")));
        Assert.Equal(1, Restore(force: true).Files);
        Assert.Equal("carried", File.ReadAllText(Path.Combine(Back, "a")));
    }

    [Fact]
    public void NothingIsPutBackThroughALink()
    {
        Put("a/b", "1");
        Put("c", "2");
        Backup();
        Directory.CreateDirectory(At("outside"));
        Directory.CreateDirectory(Back);
        Directory.CreateSymbolicLink(Path.Combine(Back, "a"), At("outside"));
        File.CreateSymbolicLink(Path.Combine(Back, "c"), At("outside/c"));

        Restore(force: true);

        Assert.All(Faults, fault => Assert.Equal("FileIsLink", fault.ErrorId));
        Assert.Equal(3, Faults.Count);
        Assert.Empty(Directory.GetFileSystemEntries(At("outside")));
    }
}
