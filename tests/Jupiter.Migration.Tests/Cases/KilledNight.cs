using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A night that is played by Night.ps1 in a pwsh of its own, once undisturbed, then killed and taken up again.</summary>
internal sealed class KilledNight
{
    // The first two lines are written while the case is made and approved, by people who would simply do it again.
    private const int FirstLine = 2;

    private static readonly string Script = Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "Cases", "Night.ps1");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly NightEnd _end;

    private readonly string[] _others;

    private KilledNight(string kind, string[] others, IReadOnlyDictionary<int, TimeSpan> gaps, NightEnd end)
    {
        (Kind, _others) = (kind, others);
        Gaps = gaps;
        _end = end;
    }

    public string Kind { get; }

    /// <summary>How long it took from each line of the journal to the next.</summary>
    public IReadOnlyDictionary<int, TimeSpan> Gaps { get; }

    public static KilledNight Undisturbed(string kind, params string[] others)
    {
        using var folder = new TempFolder();
        var run = Play(folder, kind, others).Finish("", Patience);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException(run.Output + run.Errors);
        }

        var times = Lines(folder).Select(line => line["at"]!.GetValue<DateTimeOffset>()).ToArray();
        var gaps = Enumerable.Range(FirstLine, times.Length - FirstLine).ToDictionary(line => line, line => times[line] - times[line - 1]);
        return new KilledNight(kind, others, gaps, NightEnd.Of(folder, kind));
    }

    /// <summary>Plays the night, kills it at a moment, takes it up again to its end, and compares.</summary>
    public KillOutcome Kill(KillMoment moment)
    {
        using var folder = new TempFolder();
        using var run = Play(folder, Kind, _others);
        var wasKilled = KillAt(run, folder["case", "journal.jsonl"], moment);
        var killed = wasKilled ? run.End(Patience) : run.Finish("", Patience);
        if (!wasKilled)
        {
            return new KillOutcome(moment, false, "", false, true, killed.ExitCode == 0 ? "" : killed.Errors);
        }

        var wasTorn = !File.ReadAllText(folder["case", "journal.jsonl"]).EndsWith('\n');
        var step = Lines(folder).Select(line => line["step"]!.GetValue<string>()).LastOrDefault(step => step.Length > 0) ?? "approved";
        using var again = Play(folder, Kind, _others);
        var resumed = again.Finish("", Patience);
        if (resumed.ExitCode != 0)
        {
            return new KillOutcome(moment, true, step, wasTorn, false, resumed.Output + resumed.Errors);
        }

        var end = NightEnd.Of(folder, Kind);
        return new KillOutcome(moment, true, step, wasTorn, end.JournalVerifies, end.DifferenceFrom(_end));
    }

    private static PwshProcess Play(TempFolder folder, string kind, string[] others) => PwshProcess.Start(
        folder.Path, $"& '{Script}' -Root '{folder.Path}' -Kind {kind}" + (others.Length == 0 ? "" : " -Other " + string.Join(", ", others)));

    private static JsonObject[] Lines(TempFolder folder) => File.ReadAllText(folder["case", "journal.jsonl"]).Split('\n')
        .SkipLast(1).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();

    private static bool KillAt(PwshProcess run, string journal, KillMoment moment)
    {
        var patience = Stopwatch.StartNew();
        while (Count(journal) < moment.Line)
        {
            if (run.HasEnded || patience.Elapsed > Patience)
            {
                return false;
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(0.5));
        }

        if (moment.Delay > TimeSpan.Zero)
        {
            Thread.Sleep(moment.Delay);
        }

        return run.Kill();
    }

    private static int Count(string journal)
    {
        try
        {
            using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray().Count(b => b == (byte)'\n');
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
