using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// pwsh is killed at moments spread over the whole of both procedures: right at every line of the journal, and at random times
/// between a line and the next. One more call has to end like a night that nobody disturbed.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class KillSweepTests(ITestOutputHelper output)
{
    private const int Workers = 2;

    [Fact]
    public Task Whenever_pwsh_is_killed_one_more_call_ends_the_same() => Kill("kills of pwsh in a night", 320, 20);

    [Fact]
    public Task Nor_does_it_matter_which_of_several_databases_was_the_last() => Kill("kills of pwsh among databases", 320, 10, "Reports", "Loyalty");

    private async Task Kill(string name, int all, int few, params string[] others)
    {
        KilledNight[] nights = [KilledNight.Undisturbed("ServerReplacement", others), KilledNight.Undisturbed("OsReinstall", others)];
        var sample = Sweep.Sample(name, KillMoment.Spread(nights, all, Sweep.Random(name)).ToArray(), few);
        var moments = new ConcurrentQueue<KillMoment>(sample);
        var outcomes = new ConcurrentBag<KillOutcome>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() =>
        {
            while (moments.TryDequeue(out var moment))
            {
                outcomes.Add(moment.Night.Kill(moment));
            }
        })));

        var table = Table(outcomes);
        output.WriteLine(table);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, others.Length == 0 ? "kill-sweep.txt" : "kill-sweep-databases.txt"), table);
        var wrong = outcomes.Where(outcome => outcome.Problem.Length > 0).Select(outcome => $"{outcome.Moment}: {outcome.Problem}").ToArray();
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(outcomes.Count(outcome => outcome.WasKilled) >= sample.Count * 3 / 4, table);
    }

    private static string Table(IEnumerable<KillOutcome> outcomes)
    {
        var text = new StringBuilder();
        text.AppendLine("killed in             kills  at a line  between  the same end  torn lines  journal verifies");
        foreach (var group in outcomes.Where(outcome => outcome.WasKilled).GroupBy(outcome => outcome.Moment.Night.Kind + " " + outcome.Step)
            .OrderBy(group => group.Min(outcome => (outcome.Moment.Night.Kind == "OsReinstall" ? 1000 : 0) + outcome.Moment.Line)))
        {
            Row(text, group.Key, group.ToArray());
        }

        Row(text, "all", outcomes.Where(outcome => outcome.WasKilled).ToArray());
        text.AppendLine(CultureInfo.InvariantCulture, $"ended before the kill came: {outcomes.Count(outcome => !outcome.WasKilled)}");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, KillOutcome[] outcomes) => text.AppendLine(
        CultureInfo.InvariantCulture,
        $"{name,-28}{outcomes.Length,-5}{outcomes.Count(outcome => outcome.Moment.Delay == TimeSpan.Zero),-11}{outcomes.Count(outcome => outcome.Moment.Delay > TimeSpan.Zero),-9}{outcomes.Count(outcome => outcome.Problem.Length == 0),-14}{outcomes.Count(outcome => outcome.WasTorn),-12}{outcomes.Count(outcome => outcome.JournalVerifies)}");
}
