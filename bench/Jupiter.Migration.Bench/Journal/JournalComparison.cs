using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Journal;

namespace Jupiter.Migration.Bench.Journal;

/// <summary>What the journal of a case costs: a night writes forty lines, and ten thousand are verified and replayed before anybody waits.</summary>
internal sealed class JournalComparison
{
    private const int Lines = 10_000;
    private const double Limit = 1;

    private readonly string _folder;
    private readonly int _runs;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="folder">Where journals are written.</param>
    /// <param name="runs">How many replays are measured, after one that is not counted.</param>
    public JournalComparison(string folder, int runs)
    {
        _folder = Path.Combine(folder, "journal");
        _runs = runs;
    }

    /// <summary>Measures the replay of a long journal.</summary>
    /// <returns>Whether it was within its limit.</returns>
    public bool Replay()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        var folder = LongJournal.Make(Directory.CreateDirectory(_folder).FullName, Lines);
        var seconds = Enumerable.Range(0, _runs + 1).Select(_ => SecondsOfReplay(folder)).Skip(1).Order().ToArray();
        var took = seconds[seconds.Length / 2];
        Console.WriteLine($"journal of {Lines:N0} lines verified and replayed: {took:0.000} s (limit {Limit:0.00}) {(took < Limit ? "ok" : "OVER")}");
        return took < Limit;
    }

    private static double SecondsOfReplay(string folder)
    {
        var count = 0;
        var watch = Stopwatch.StartNew();
        JournalReader.Read(folder, _ => count++);
        return count == Lines ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{count} lines were replayed.");
    }
}
