using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The logs of the set-up, below <c>Microsoft SQL Server\nnn\Setup Bootstrap\Log</c> in a folder YYYYMMDD_hhmmss for each run ("View and read SQL Server
/// Setup log files"). The folder of a run is one that was not there before it, so that no clock matters.
/// </summary>
/// <param name="root">The folder <c>Microsoft SQL Server</c>.</param>
/// <param name="secret">What is shown of no log, whatever stands there.</param>
internal sealed class SetupLog(string root, string secret)
{
    private const string Detail = "Detail.txt";
    private const string Masked = "***";
    private const int LongestTail = 16_384;
    private const int LongestLine = 120;
    private const long LongestSummary = 4 << 20;
    private readonly HashSet<string> _before = [.. Folders(root)];

    /// <summary>Where it is; before its folder is there a pattern that finds it.</summary>
    public string Place => Folder ?? Path.Combine(root, "*", "Setup Bootstrap", "Log", "*");

    private string? Folder => Folders(root).Where(folder => !_before.Contains(folder)).OrderBy(Path.GetFileName, StringComparer.Ordinal).LastOrDefault();

    /// <summary>What the set-up does now: the last line of its log.</summary>
    /// <returns>The line, without its time; empty where there is none yet.</returns>
    public string Now() => Read(Folder, Detail, Tail) is { } tail ? Shown(LastLine(tail)) : "";

    /// <summary>How it ended.</summary>
    /// <returns>The summary; null where there is none that can be read.</returns>
    public SetupSummary? Summary()
    {
        var folder = Folder;
        return Read(folder, "Summary", path => SharedFolder.Files(folder!, "Summary", ".txt") is [.., var last] ? SharedFile.ReadWhole(last, LongestSummary) : null)
            is { } bytes && SetupSummary.Read(bytes) is { } summary ? summary with { Result = Shown(summary.Result), Message = Shown(summary.Message) } : null;
    }

    private string Shown(string text) => text.Replace(secret, Masked) is var shown && shown.Length > LongestLine ? shown.Substring(0, LongestLine) : shown;

    // "(01) 2017-07-20 19:55:03 Slp: Running Action: Install_sql_engine_core_inst_Cpu64_Action": the sign of the set-up's own lines is in every language the same.
    private static string LastLine(byte[] tail)
    {
        const string Own = "Slp: ";
        var line = Encoding.UTF8.GetString(tail).Replace("\0", "").Split('\n')
            .LastOrDefault(text => text.IndexOf(Own, StringComparison.Ordinal) is >= 0 and var at && text.Substring(at + Own.Length).Trim().Length > 0);
        return line is null ? "" : PrintableText.Clean(line.Substring(line.IndexOf(Own, StringComparison.Ordinal) + Own.Length));
    }

    private static byte[] Tail(string path)
    {
        using var file = SharedFile.OpenRead(path);
        file.Seek(Math.Max(0, file.Length - LongestTail), SeekOrigin.Begin);
        var tail = new byte[LongestTail];
        var count = file.Read(tail, 0, tail.Length);
        return tail.AsSpan(0, count).ToArray();
    }

    // It is being written, and may be packed and moved: who can't read it now knows nothing, and nothing depends on it.
    private static byte[]? Read(string? folder, string name, Func<string, byte[]?> read)
    {
        try
        {
            return folder is null ? null : read(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Folders(string root)
    {
        try
        {
            return !Directory.Exists(root) ? [] :
            [
                .. Directory.EnumerateDirectories(root).Select(version => Path.Combine(version, "Setup Bootstrap", "Log"))
                    .Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
