using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Reading past the cache gives the same bytes, whatever the length.</summary>
public sealed class MediumReadTests
{
    private const string CacheTeller = "/usr/bin/fincore";

    [Fact]
    public void AFileOfAnyLengthHasTheHashOfItsBytes()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Root, "file");
        int[] edges = [0, 1, 4095, 4096, SectorBlock.Length - 1, SectorBlock.Length, SectorBlock.Length + 1, 2 * SectorBlock.Length];

        Gen.OneOf(Gen.Int[0, edges.Length - 1].Select(at => edges[at]), Gen.Int[0, 3 * SectorBlock.Length]).Select(Gen.UInt).Sample(
            (length, seed) =>
            {
                var bytes = new byte[length];
                new Random((int)seed).NextBytes(bytes);
                File.WriteAllBytes(path, bytes);

                using var read = new MediumRead(path);

                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Hash(null, CancellationToken.None));
                Assert.True(read.IsFromMedium);
            },
            iter: 60,
            threads: 1);
    }

    // fincore(1) tells what of a file the cache has; dd(1) lets it forget.
    [Fact]
    [Trait("Tier", "Whole")]
    public async Task TheCacheHasNothingOfTheFileAfterwardsEither()
    {
        Assert.SkipUnless(File.Exists(CacheTeller) || Environment.GetEnvironmentVariable("JUPITER_TEST_PROGRAMS") == "all", "apt-get install util-linux-extra");
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Root, "file");
        await File.WriteAllBytesAsync(path, RandomNumberGenerator.GetBytes((3 * SectorBlock.Length) + 1), TestContext.Current.CancellationToken);
        await Output("dd", $"of={path}", "oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none");
        Assert.Equal("0", await Cached(path));

        using (var read = new MediumRead(path))
        {
            read.Hash(null, TestContext.Current.CancellationToken);
            Assert.True(read.IsFromMedium);
        }

        Assert.Equal("0", await Cached(path));
    }

    // "File Buffering", alignment and file access requirements: the address and the length of what is read are whole sectors.
    [Fact]
    public void TheMemoryBeginsWhereASectorMay()
    {
        var blocks = Enumerable.Range(0, 16).Select(_ => SectorBlock.Rent()).ToArray();
        Assert.All(blocks, block =>
        {
            Assert.Equal(0, Marshal.UnsafeAddrOfPinnedArrayElement(block.Bytes, block.Offset).ToInt64() % 4096);
            Assert.True(block.Offset + SectorBlock.Length <= block.Bytes.Length);
        });
        Assert.Equal(16, blocks.Distinct().Count());
        Assert.Equal(0, SectorBlock.Length % 4096);
        Array.ForEach(blocks, block => block.Dispose());
    }

    private static Task<string> Cached(string path) => Output(CacheTeller, "--bytes", "--noheadings", "--output", "RES", path);

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
