using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Jupiter.Migration.Cases.Journal;

namespace Jupiter.Migration.Bench.Journal;

/// <summary>What the journal of a case costs: lines appended each through to the medium, and a long journal verified and replayed.</summary>
internal sealed class JournalComparison
{
    private const int Appends = 250;

    // A flush is so short, and what it waits for so uneven, that many small pairs say more than a few large ones.
    private const int PairsForEachRun = 10;

    private const double LeastOfPeersRate = 0.8;
    private const int Lines = 100_000;
    private const double ReplayLimit = 2;
    private const double LinearLimit = 2.5;

    private readonly string _folder;
    private readonly int _runs;
    private readonly bool _judgesRate;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="folder">Where journals are written; the medium is what is measured.</param>
    /// <param name="runs">How many pairs are measured, after one that is not counted.</param>
    /// <param name="judgesRate">Whether the rate is held against its limit: on a machine that does nothing else.</param>
    public JournalComparison(string folder, int runs, bool judgesRate)
    {
        _judgesRate = judgesRate;
        _folder = Path.Combine(folder, "journal");
        _runs = runs;
    }

    /// <summary>Whether every figure was within its limit so far.</summary>
    public bool AllWithinLimits { get; private set; } = true;

    /// <summary>Measures appends against a bare file, in turn.</summary>
    public void Append()
    {
        var rates = new List<(double Ours, double Peer)>();
        for (var run = 0; run < (_runs + 1) * PairsForEachRun; run++)
        {
            var folder = Empty("ours");
            var ours = RateThroughWriter(folder);
            var lines = File.ReadAllLines(Path.Combine(folder, JournalFormat.Journal)).Select(line => Encoding.UTF8.GetBytes(line + "\n")).ToArray();
            var file = Path.Combine(Empty("peer"), "bare.jsonl");
            rates.Add((ours, RateOfBareFile(file, lines)));
        }

        rates.RemoveRange(0, PairsForEachRun);
        var ratio = Median(rates.Select(pair => pair.Ours / pair.Peer));
        Console.WriteLine($"journal, {Appends} lines of about 300 bytes");
        Judge(
            !_judgesRate || ratio >= LeastOfPeersRate,
            $"append vs a bare file with the same flushes: ours {Median(rates.Select(pair => pair.Ours)):0} a second, peer "
            + $"{Median(rates.Select(pair => pair.Peer)):0}, ratio {ratio:0.00} ({(_judgesRate ? $"at least {LeastOfPeersRate:0.00}" : "not judged")})");
    }

    /// <summary>Measures the replay of a long journal, and of one half as long.</summary>
    public void Replay()
    {
        var whole = LongJournal.Make(Empty("whole"), Lines);
        var half = LongJournal.Make(Empty("half"), Lines / 2);
        var seconds = new List<(double Whole, double Half)>();
        for (var run = 0; run <= _runs; run++)
        {
            seconds.Add((SecondsOfReplay(whole, Lines), SecondsOfReplay(half, Lines / 2)));
        }

        seconds.RemoveAt(0);
        var took = Median(seconds.Select(pair => pair.Whole));
        var ratio = Median(seconds.Select(pair => pair.Whole / pair.Half));
        Judge(
            took < ReplayLimit && ratio < LinearLimit,
            $"replay of {Lines:N0} lines: {took:0.000} s (limit {ReplayLimit:0.00}), {ratio:0.00} times that of half of them (limit {LinearLimit:0.00})");
    }

    private static double RateThroughWriter(string folder)
    {
        using var writer = JournalWriter.Open(folder, TimeProvider.System, _ => { });
        var data = new Dictionary<string, string> { ["till"] = "КАССА-1", ["backup"] = "D:\\Backup\\Jupiter.bak" };
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Appends; i++)
        {
            writer.Append("backup", "StepEnded", data);
        }

        return Appends / watch.Elapsed.TotalSeconds;
    }

    private static double RateOfBareFile(string path, byte[][] lines)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1);
        var watch = Stopwatch.StartNew();
        foreach (var line in lines)
        {
            file.Write(line);
            file.Flush(flushToDisk: true);
        }

        return lines.Length / watch.Elapsed.TotalSeconds;
    }

    private static double SecondsOfReplay(string folder, int expected)
    {
        var count = 0;
        var watch = Stopwatch.StartNew();
        JournalReader.Read(folder, _ => count++);
        return count == expected ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{count} lines were replayed.");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private string Empty(string name)
    {
        var path = Path.Combine(_folder, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return Directory.CreateDirectory(path).FullName;
    }

    private void Judge(bool isWithin, string figures)
    {
        AllWithinLimits &= isWithin;
        Console.WriteLine($"  {figures} {(isWithin ? "ok" : "OVER")}");
    }
}
