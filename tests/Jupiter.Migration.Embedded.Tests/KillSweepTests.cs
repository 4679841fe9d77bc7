using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A process that is killed at many moments of a backup or a restore leaves nothing that could be taken for a whole one.</summary>
public abstract class KillSweepTests : EmbeddedTests
{

    private readonly ITestOutputHelper _output;

    protected KillSweepTests(ITestOutputHelper output)
    {
        _output = output;
        var path = Make(
            Database,
            "PRAGMA journal_mode = WAL",
            "CREATE TABLE receipts (id INTEGER PRIMARY KEY, body BLOB, note TEXT)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                + "INSERT INTO receipts SELECT i, randomblob(4000), 'Чек № ' || i FROM n");
        Assert.InRange(new FileInfo(path).Length, 20_000_000, 30_000_000);
    }

    /// <summary>Kills the work at moments spread over its duration, and closer together over its end, where the names change.</summary>
    /// <param name="arguments">The work.</param>
    /// <param name="prepare">Makes the state before each run.</param>
    /// <param name="afterwards">Looks at what was left, and says in a word what it was.</param>
    protected void Sweep(string[] arguments, Action prepare, Func<string> afterwards)
    {
        var duration = Enumerable.Range(0, 3).Min(_ => Measure(arguments, prepare));
        var left = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var killed = 0;
        var runs = 0;
        var enough = Sweeps.Sweep.Count($"kills of a {arguments[0]}", 16, 66);
        var first = Sweeps.Sweep.Random(arguments[0]).Next(1000);
        for (; killed < enough && runs < (2.5 * enough); runs++)
        {
            var moment = MomentOf(first + runs);
            prepare();
            bool wasAtWork;
            using (var child = Child.Start(arguments))
            {
                WaitFor(duration * moment);
                wasAtWork = child.Kill();
            }

            // The machine is shared and never twice as fast: what was done too early or not in time corrects the expectation.
            duration *= wasAtWork ? moment >= 1 ? 1.1 : 1 : moment < 0.98 ? 0.93 : 1;
            killed += wasAtWork ? 1 : 0;
            var found = (wasAtWork ? "" : "done: ") + afterwards();
            left[found] = left.GetValueOrDefault(found) + 1;
        }

        _output.WriteLine($"{arguments[0]}: {runs} runs of about {duration.TotalMilliseconds:0} ms, {killed} killed at work. "
            + string.Join(", ", left.Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(killed >= enough, $"Only {killed} of {runs} runs were killed before they were done.");
    }

    // Two of three moments are spread evenly (by the golden ratio, so that any number of them is), one lies near the end.
    private static double MomentOf(int run)
    {
        var spread = run * 0.6180339887 % 1;
        return run % 3 == 2 ? 0.85 + (spread * 0.15) : spread;
    }

    private static TimeSpan Measure(string[] arguments, Action prepare)
    {
        prepare();
        using var child = Child.Start(arguments);
        var watch = Stopwatch.StartNew();
        child.WaitUntilDone();
        return watch.Elapsed;
    }

    // Sleeping alone is too coarse for the last moments.
    private static void WaitFor(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time - TimeSpan.FromMilliseconds(3))
        {
            Thread.Sleep(1);
        }

        SpinWait.SpinUntil(() => watch.Elapsed >= time);
    }
}
