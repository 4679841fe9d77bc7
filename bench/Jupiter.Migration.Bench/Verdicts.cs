using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Jupiter.Migration.Bench;

/// <summary>Holds figures against their limits, prints each as it comes, and all of them as the table of README.md in the end.</summary>
internal sealed class Verdicts
{
    private const double MemoryLimit = 60;

    // What PowerShell itself holds is not ours, and differs from version to version, and by ten megabytes from run to run: the most counts, as of ours.
    private static readonly Lazy<double> BarePwsh =
        new(() => Enumerable.Range(0, 3).Max(_ => MeasuredRun.Of("dotnet", BuiltFiles.Pwsh, "-NoProfile", "-NonInteractive", "-Command", "'ready'").PeakMegabytes));

    private readonly List<string> _rows = new();

    /// <summary>Whether every figure was within its limit so far.</summary>
    public bool AllWithinLimits { get; private set; } = true;

    /// <summary>Judges one comparison.</summary>
    /// <param name="title">What was done.</param>
    /// <param name="on">To what.</param>
    /// <param name="limit">The highest ratio; null where it is not judged.</param>
    /// <param name="pairs">The figures.</param>
    public void Add(string title, string on, double? limit, Pairs pairs)
    {
        var within = pairs.Ratio <= (limit ?? double.MaxValue) && pairs.PeakMegabytes - BarePwsh.Value < MemoryLimit;
        AllWithinLimits &= within;
        var row = $"| {title} | {on} | {pairs.Ours:0.000} s | {pairs.Peer:0.000} s | {pairs.Ratio:0.00} | {(limit is null ? "" : $"{limit:0.00}")} | "
            + $"{pairs.WholeProcess:0.00} s ({pairs.WholeRatio:0.00}) | {pairs.PeakMegabytes:0} MB (+{pairs.PeakMegabytes - BarePwsh.Value:0}) | {(within ? "" : "OVER")} |";
        _rows.Add(row);
        Console.WriteLine(row);
    }

    /// <summary>All figures.</summary>
    /// <returns>A table in markdown.</returns>
    public override string ToString()
    {
        var table = new StringBuilder()
            .AppendLine("| what | on | ours | peer | ratio | limit | whole process | peak memory | |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|");
        return _rows.Count == 0 ? "" : table.AppendJoin(Environment.NewLine, _rows).AppendLine().ToString();
    }
}
