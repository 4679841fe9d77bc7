using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Bringing many files onto the medium at once.</summary>
public sealed class FileSystemFlushTests
{
    // A medium that a program begun meanwhile has open could not be taken out when the copy is done.
    [Fact]
    [Trait("Tier", "Whole")]
    public void AProgramThatIsBegunMeanwhileDoesNotHoldTheMedium()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc tells what a program has open");
        using var folder = new TempFolder();
        using var flush = new FileSystemFlush(folder.Root);
        Assert.True(flush.IsForAll);
        using var other = Process.Start("sleep", ["60"]);
        try
        {
            var held = Directory.GetFiles($"/proc/{other.Id}/fd").Concat(Directory.GetDirectories($"/proc/{other.Id}/fd")).Select(link => new FileInfo(link).LinkTarget).ToArray();

            Assert.NotEmpty(held);
            Assert.DoesNotContain(folder.Root, held);
        }
        finally
        {
            other.Kill();
        }
    }
}
