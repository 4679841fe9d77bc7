using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Lab.Runs;

/// <summary>A server that restarts before or while it is asked, so that it is silent for less than the floor, and somebody says that it is off.</summary>
[Trait("Tier", "Whole")]
public sealed class RestartTests
{
    // Ten minutes in a venue, and a start takes less than half of it.
    private const double SilenceFloorSeconds = 20;
    private const double ShortestRestart = 3;
    private const double LongestRestart = 18;

    // The probes of the first look have answers on their way for so long.
    private const double LatestBegin = 0.5;

    [Fact]
    public async Task A_restart_at_a_random_moment_of_the_question_makes_no_server_silent()
    {
        await Machines.Lab.Require();
        var random = Sweep.Random(nameof(RestartTests));
        var drawn = Enumerable.Range(0, Sweep.Count("lab: restarts", 16, 100)).Select(i =>
        {
            var lasts = ShortestRestart + (random.NextDouble() * (LongestRestart - ShortestRestart));
            return (Lasts: lasts, Before: (random.NextDouble() * (lasts + LatestBegin)) - LatestBegin, IsSilenceKnown: i % 2 == 0);
        }).ToArray();

        var runs = await Run.All(drawn.Length, i => Play(drawn[i].Lasts, drawn[i].Before, drawn[i].IsSilenceKnown));

        Report.Write("restarts", Run.Told("A restart, the code of the tag was given", runs));
        Assert.All(runs, run => Assert.True(run.Verdict is "BothServersPresent" or "OldServerIsOn" or "PresenceUnknown" or "Attested", run.Evidence));
    }

    private static async Task<Run> Play(double lasts, double before, bool isSilenceKnown)
    {
        await using var venue = await Venue.Build();
        var laptop = venue.AskerOn(venue.Laptop);
        var sighting = (await laptop.Ask(id => new LabQuestion { Id = id, Work = LabWork.Look, Host = venue.OldServer.Address.ToString() })).Sighting;
        var restart = Restart(venue, before < 0 ? -before : 0, lasts);
        await Task.Delay(TimeSpan.FromSeconds(before < 0 ? 0 : before));

        // An earlier question, such as that of R3a, found it silent as soon as it went down.
        var silentSince = isSilenceKnown && before > 0 ? DateTimeOffset.UtcNow - TimeSpan.FromSeconds(before) : (DateTimeOffset?)null;
        var answer = await laptop.Ask(id => new LabQuestion
        {
            Id = id,
            Work = LabWork.AskReplaced,
            OldServer = new LabServer
            {
                Host = venue.OldServer.Address.ToString(), HasCode = true, Sighting = sighting, SilentSince = silentSince, SilenceFloorSeconds = SilenceFloorSeconds,
            },
            NewServer = new LabServer { Host = venue.NewServer.Address.ToString() },
        });
        await restart;
        return new Run(
            string.Create(CultureInfo.InvariantCulture, $"goes down {before,5:0.0} s before the question, for {lasts,4:0.0} s{(silentSince is null ? "" : "; known silent since then")}"),
            answer);
    }

    private static async Task Restart(Venue venue, double after, double lasts)
    {
        await Task.Delay(TimeSpan.FromSeconds(after));
        await venue.SwitchOff(Venue.Names.OldServer);
        await Task.Delay(TimeSpan.FromSeconds(lasts));
        await venue.SwitchOn(Venue.Names.OldServer);
    }
}
