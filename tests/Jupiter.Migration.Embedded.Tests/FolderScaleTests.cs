using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>How many files a folder has, and how large they are, costs no memory.</summary>
[Trait("Tier", "Whole")]
public sealed class FolderScaleTests : IDisposable
{
    private const int FilesInFolder = 500;
    private const int Heap = 64 << 20;

    private readonly string _root = Directory.CreateTempSubdirectory("jupiter-scale").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Many_files_and_a_large_one_are_carried_in_a_heap_that_a_few_need()
    {
        var many = Sweep.Count("files of one folder, all listed", 10_000, 200_000);
        Carry("many", folder => Make(folder, many), many);
        Carry("large", folder => MakeSparse(folder, Sweep.IsFull ? 20L << 30 : 1L << 30), 1);
    }

    private void Carry(string name, Action<string> make, int files)
    {
        var (source, medium) = (Path.Combine(_root, name), Path.Combine(_root, name + "-medium"));
        make(source);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"), "folder", source, medium]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = Heap.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        Assert.Equal("go done", process.StandardOutput.ReadToEnd().ReplaceLineEndings(" ").Trim());
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(files, FolderList.Open(Path.Combine(medium, name) + FolderList.Suffix).Entries().LongCount(entry => entry.Kind == FolderEntryKind.File && entry.Fault is null));
        Directory.Delete(source, recursive: true);
        Directory.Delete(medium, recursive: true);
    }

    private static void Make(string folder, int files)
    {
        for (var i = 0; i < files; i++)
        {
            var inner = Path.Combine(folder, $"{i / FilesInFolder:000}");
            Directory.CreateDirectory(inner);
            File.WriteAllText(Path.Combine(inner, $"чек {i:000000}.txt"), $"{i}");
        }
    }

    private static void MakeSparse(string folder, long length)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, "base.mdf"));
        file.SetLength(length);
        file.Position = length / 3;
        file.WriteByte(1);
    }
}
