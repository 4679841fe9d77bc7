using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;

namespace Jupiter.Migration.Lab.Runs;

/// <summary>What came of one of many runs with numbers drawn by lot.</summary>
internal sealed record Run(string What, LabAnswer Answer)
{
    // Two cores; the runs wait most of the time.
    private const int AtOnce = 16;

    public string Verdict => Answer.Fault is null ? Answer.Verdict : "FAULT";

    /// <summary>Plays runs, many at once.</summary>
    public static async Task<IReadOnlyList<Run>> All(int count, Func<int, Task<Run>> play)
    {
        var runs = new Run[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => runs[i] = await play(i));
        return runs;
    }

    /// <summary>How often came what, and each run.</summary>
    public static IEnumerable<string> Told(string name, IReadOnlyList<Run> runs) =>
    [
        $"{name}: {runs.Count} runs, {string.Join(", ", runs.GroupBy(run => run.Verdict).OrderBy(verdict => verdict.Key).Select(verdict => $"{verdict.Count()} {verdict.Key}"))}",
        .. runs.Select(run => "  " + run),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What,-96} {Verdict,-20} after {Answer.Seconds,4:0.0} s");

    /// <summary>The run and all that was seen.</summary>
    public string Evidence => string.Join("\n    ", [ToString(), .. Answer.Evidence, Answer.Fault ?? ""]);
}
