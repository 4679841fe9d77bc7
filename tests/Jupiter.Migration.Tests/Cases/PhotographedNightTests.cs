using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Sweeps;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// A night is photographed each time that something of it came onto the medium, and gone on with from each photograph: whatever a power
/// loss leaves, one more call ends like the night that nobody disturbed, and nothing is done twice.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class PhotographedNightTests(ITestOutputHelper output)
{
    private static readonly string Script = Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "Cases", "Night.ps1");

    [Theory]
    [InlineData("ServerReplacement")]
    [InlineData("OsReinstall")]
    public void From_whatever_came_onto_the_medium_last_the_night_ends_the_same(string kind)
    {
        using var folder = new TempFolder();
        using var photographs = new NightPhotographs(folder.Path);
        Play(folder, kind);
        var taken = photographs.Taken.ToArray();
        var end = NightEnd.Of(folder, kind);
        Assert.True(end.JournalVerifies);
        Assert.True(taken.Length > 60, $"Only {taken.Length} photographs.");

        var wrong = new List<string>();
        foreach (var (photograph, what) in Sweep.Sample($"photographs of a night, {kind}", taken, 12))
        {
            photographs.Restore(photograph);
            var problem = GoOn(folder, kind, end);
            if (problem.Length > 0)
            {
                wrong.Add($"{what}: {problem}");
            }
        }

        output.WriteLine(string.Join(Environment.NewLine, taken.Select(one => one.What)));
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static string GoOn(TempFolder folder, string kind, NightEnd end)
    {
        try
        {
            Play(folder, kind);
        }
        catch (RuntimeException e)
        {
            return $"{e.ErrorRecord.FullyQualifiedErrorId}: {e.Message} {e.ErrorRecord.ScriptStackTrace}";
        }

        return NightEnd.Of(folder, kind).DifferenceFrom(end);
    }

    // Everything that was on goes off at the end, as it does when the process ends that played it.
    private static void Play(TempFolder folder, string kind)
    {
        using var session = new HostedSession();
        try
        {
            session.Run($"& '{Script}' -Root '{folder.Path}' -Kind {kind}");
        }
        finally
        {
            session.Run($"Stop-JupiterRehearsalComputer '{folder["rehearsal"]}' KASSA-1, KASSA-2, BAR, OFFICE, OldServer{(kind == "OsReinstall" ? "" : ", NewServer")} -Confirm:$false | Out-Null");
        }
    }
}
