using System;
using System.IO;
using Jupiter.Migration.KillTarget;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>A real process whose medium fails: what was said to be written is, and what failed has a name.</summary>
[Trait("Tier", "Whole")]
public sealed class FaultyMediumTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FaultyMediumTests() => Assert.SkipUnless(FaultyMedium.IsPossible, "strace");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fsync:error=EIO:when=1", "FlushFailed", "old")]
    [InlineData("fsync:error=EIO:when=2", "FlushFailed", "new")]
    [InlineData("fsync:error=ENOSPC:when=1", "DiskFull", "old")]
    [InlineData("pwrite64:error=ENOSPC", "DiskFull", "old")]
    [InlineData("pwrite64:error=EIO", "FileFailed", "old")]
    [InlineData("rename:error=EIO", "FileFailed", "old")]
    [InlineData("rename:error=ENOSPC", "DiskFull", "old")]
    [InlineData("rename:error=EACCES", "FileAccessDenied", "old")]
    public void A_failure_has_a_name_and_the_file_is_whole(string fault, string errorId, string content)
    {
        File.WriteAllText(_folder.At("a"), "old");

        var said = FaultyMedium.Run([fault], "put", _folder.At("a"), "new");

        Assert.StartsWith($"failed {errorId}: ", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(_folder.At("a")));
        Assert.Equal(["a"], _folder.Files());
    }

    [Fact]
    public void What_can_not_be_removed_either_stays_under_a_name_that_nobody_takes_for_the_file()
    {
        var said = FaultyMedium.Run(["rename:error=EIO", "unlink:error=EIO"], "put", _folder.At("a"), "new");

        Assert.StartsWith("failed FileFailed: ", Assert.Single(said), StringComparison.Ordinal);
        Assert.Matches(@"^a\.[0-9a-f]{16}\.partial$", Assert.Single(_folder.Files()));
    }

    [Fact]
    public void A_flush_that_a_signal_interrupted_is_done_again()
    {
        Assert.Equal(["done"], FaultyMedium.Run(["fsync:error=EINTR:when=1"], "put", _folder.At("a"), "new"));
    }

    [Theory]
    [InlineData("EPERM", "done")]
    [InlineData("EOPNOTSUPP", "done")]
    [InlineData("EIO", "failed FileFailed: ")]
    [InlineData("EROFS", "failed FileFailed: ")]
    public void A_medium_that_keeps_no_rights_is_told_from_one_that_fails(string error, string said)
    {
        // As FAT answers to its owner.
        Assert.StartsWith(said, Assert.Single(FaultyMedium.Run([$"chmod:error={error}"], "close", _folder.Root)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_that_knows_no_flush_of_folders_is_no_failure()
    {
        Assert.Equal(["done"], FaultyMedium.Run(["fsync:error=EINVAL:when=2"], "put", _folder.At("a"), "new"));
        Assert.StartsWith("failed FlushFailed: ", FaultyMedium.Run(["fsync:error=EINVAL:when=1"], "put", _folder.At("a"), "new")[0], StringComparison.Ordinal);
    }
}
