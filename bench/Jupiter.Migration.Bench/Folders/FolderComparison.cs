using System;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Bench.Folders;

/// <summary>
/// A folder of 1.7 GB in 20,005 files copied, flushed, read back and listed, beside a plain copy by two threads that is flushed and checks nothing, and
/// beside what an administrator would take to be sure.
/// </summary>
/// <param name="folder">Where the folder is made; its disk counts.</param>
/// <param name="runs">How many pairs are measured, after one that is not counted.</param>
/// <param name="verdicts">Take the figures.</param>
internal sealed class FolderComparison(string folder, int runs, Verdicts verdicts)
{
    private const double PlainLimit = 1.5;
    private const double CheckedLimit = 1;
    private const int Small = 20_000;
    private const int Large = 5;
    private const int SmallLength = 35_000;
    private const int LargeLength = 200_000_000;
    private const int FilesInFolder = 200;

    private static string ReadBack => Path.Combine(AppContext.BaseDirectory, "Folders", "read-back.py");

    private string Source => Path.Combine(folder, "folders", "source");

    private int _copies;

    /// <summary>Measures.</summary>
    public void Judge()
    {
        Make();
        var on = $"{Small + Large:N0} files, {(Small * (double)SmallLength + Large * (double)LargeLength) / 1e9:0.0} GB";
        Add("folder, two plain threads", on, PlainLimit, Plain);

        // What no copy that is read back from the medium can do without, so that a ratio to the plain copy tells of the disk, and this one of us.
        Add("folder, two plain threads, read back by four", on, null, copies => $"({Plain(copies)}) && python3 '{ReadBack}' '{copies}'");
        Add("folder, rsync -a then -ac", on, CheckedLimit, copies => $"rsync -a '{Source}' '{copies}' && sync -f '{copies}' && rsync -ac '{Source}' '{copies}'");
        Add("folder, rclone copy --checksum", on, CheckedLimit, copies => $"rclone copy --checksum '{Source}' '{copies}' && sync -f '{copies}'");
        Enumerable.Range(1, _copies).ToList().ForEach(copy => Directory.Delete(Copies(copy), recursive: true));
    }

    private string Plain(string copies) =>
        $"cd '{Source}' && find . -type d -print0 | (cd '{copies}' && xargs -0 mkdir -p) && find . -type f -print0 | xargs -0 -n 256 -P 2 cp --parents -t '{copies}' && sync -f '{copies}'";

    private void Add(string title, string on, double? limit, Func<string, string> peer) => verdicts.Add(title, on, limit, Pairs.Of(
        runs,
        () => PowerShellRun.Of(BuiltFiles.Module, $"Backup-JupiterFolder '{Source}' -Destination '{Fresh()}'"),
        () =>
        {
            var run = MeasuredRun.Of("sh", "-c", peer(Fresh()));
            return new Figures(run.Seconds, run.Seconds, 0);
        }));

    // Each run has a folder of its own, and all go at the end: for minutes ext4 hands out no inode that was just deleted, and searches past twenty thousand
    // of them for each new file.
    private string Fresh() => Directory.CreateDirectory(Copies(++_copies)).FullName;

    private string Copies(int number) => Path.Combine(folder, "folders", $"copies{number}");

    // What can't be compressed or told to be the same; the same in each run.
    private void Make()
    {
        if (Directory.Exists(Source))
        {
            return;
        }

        var random = new Random(1);
        void Write(string path, int length)
        {
            var content = new byte[length];
            random.NextBytes(content);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        for (var i = 0; i < Small; i++)
        {
            Write(Path.Combine(Source, $"{i / FilesInFolder:000}", $"Отчёт {i:00000}.xml"), SmallLength);
        }

        for (var i = 0; i < Large; i++)
        {
            Write(Path.Combine(Source, $"архив {i}.zip"), LargeLength);
        }
    }
}
