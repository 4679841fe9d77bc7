using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>
/// Every gate of both nights as a terminal of 80 columns shows it, in both languages, against the files in <c>Screens</c>: a change of wording shows in
/// review. <c>build/write-docs</c> writes them.
/// </summary>
public sealed class ApprovedScreenTests
{
    private const int Columns = 80;
    private const int Rows = 24;

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "en-US")]
    [InlineData(MigrationKind.ServerReplacement, "ru-RU")]
    [InlineData(MigrationKind.OsReinstall, "en-US")]
    [InlineData(MigrationKind.OsReinstall, "ru-RU")]
    public void Each_gate_is_shown_as_approved(MigrationKind kind, string culture)
    {
        var screens = In(culture, () => Screens(kind).ToArray());

        // The mark of the journal is another in each case, and as long in all.
        var shown = Regex.Replace(
            string.Join("\n", screens.Select(screen => string.Join("\n", screen.Lines) + "\n" + new string('-', Columns - 1))) + "\n",
            "(?<=[0-9]+-)[0-9a-f]{16}", new string('0', 16));
        var file = Path.Combine(Folder(), $"{kind}.{culture}.txt");
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") is not null)
        {
            File.WriteAllText(file, shown);
        }

        Assert.Equal(File.ReadAllText(file).Replace("\r\n", "\n"), shown);
        Assert.All(screens.SelectMany(screen => screen.Lines), line => Assert.True(line.Length < Columns, line));

        // Whoever is asked sees what a key that is pressed too often means.
        Assert.All(screens, screen => Assert.Contains("Enter", string.Join("\n", screen.Lines.TakeLast(4)), StringComparison.Ordinal));

        // A pause before what can't be taken back is seen whole, with the line that is typed.
        var pauses = screens.Where(screen => screen.IsPause).ToArray();
        Assert.Equal(3, pauses.Length);
        Assert.All(pauses, screen => Assert.True(screen.Lines.Count < Rows, $"{screen.Lines.Count} lines: {screen.Lines[0]}"));
    }

    private static IEnumerable<(IReadOnlyList<string> Lines, bool IsPause)> Screens(MigrationKind kind)
    {
        using var sample = new SampleCase(kind, now: new DateTimeOffset(2026, 3, 15, 21, 0, 0, TimeSpan.Zero), change: _ => SampleCase.Describe("Europe/Moscow", turnsBack: true));
        sample.Approve();
        sample.Clock.SetUtcNow(sample.StartAt);
        using var migration = sample.Open();
        while (new StepTurns(migration).Next is { } step && step.Id != "R9")
        {
            if (!step.IsManual)
            {
                new StepRun(migration, step).Do(() => new StepOutcome());
                continue;
            }

            var gate = Gate.At(migration, step.Id);
            yield return ([.. GateScreen.Told(gate, Columns), .. GateScreen.Asked(gate, Columns)], false);
            if (gate.Challenge is { } challenge)
            {
                yield return ([.. GateScreen.Pause(challenge, Columns)], true);
                yield return ([.. GateScreen.PausedAgain(challenge, Columns)], false);
            }

            foreach (var one in gate.Steps)
            {
                StepCompletion.Record(migration, new StepWord { Step = one.Id, By = gate.Speaker.Name }, new SilentObserver(), CancellationToken.None);
            }
        }

        yield return ([.. GateScreen.Pause(StepChallenge.OfAcceptance(migration), Columns)], true);
    }

    private static T In<T>(string culture, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Folder() => Path.Combine(Repository.Root, "tests", "Jupiter.Migration.Core.Tests", "Cases", "Running", "Screens");
}
