using System;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Lab.Runs;

/// <summary>Lines that lose packets, both ways and of all kinds, and a server that is on while somebody says that it is not.</summary>
[Trait("Tier", "Whole")]
public sealed class LossTests
{
    private const int Least = 5;
    private const int Most = 50;

    // Ten minutes in a venue.
    private const double SilenceFloorSeconds = 20;

    [Fact]
    public async Task Loss_of_5_to_50_percent_makes_no_server_silent_that_is_on()
    {
        await Machines.Lab.Require();
        var random = Sweep.Random(nameof(LossTests));
        var drawn = Enumerable.Range(0, Sweep.Count("lab: loss", 16, 100))
            .Select(_ => (Percent: random.Next(Least, Most + 1), IsOwnLine: random.Next(2) == 0, Kind: random.Next(3))).ToArray();

        var runs = await Run.All(drawn.Length, i => Play(drawn[i].Percent, drawn[i].IsOwnLine, drawn[i].Kind == 0, drawn[i].Kind == 1));

        Report.Write("loss", Run.Told("Loss, the server is on, the code of its tag was given", runs));
        Assert.All(runs, run => Assert.True(run.Verdict is "BothServersPresent" or "OldServerIsOn" or "PresenceUnknown" or "Attested", run.Evidence));
    }

    private static async Task<Run> Play(int percent, bool isOwnLine, bool isFirewalled, bool isShared)
    {
        await using var venue = await Venue.Build();
        var laptop = venue.AskerOn(venue.Laptop);
        var sighting = (await laptop.Ask(id => new LabQuestion { Id = id, Work = LabWork.Look, Host = venue.OldServer.Address.ToString() })).Sighting;
        if (isFirewalled)
        {
            await venue.OldServer.PutBehind(Firewall.DropsAll);
        }

        if (isShared)
        {
            await venue.NewServer.Renumber(Venue.OldNumber);
        }

        await venue.Switch.Lose(isOwnLine ? Venue.Names.Laptop : Venue.Names.OldServer, percent);
        await venue.Laptop.Forget();
        var answer = await laptop.Ask(id => new LabQuestion
        {
            Id = id,
            Work = LabWork.AskReplaced,
            OldServer = new LabServer { Host = venue.OldServer.Address.ToString(), HasCode = true, Sighting = sighting, SilenceFloorSeconds = SilenceFloorSeconds },
            NewServer = new LabServer { Host = venue.NewServer.Address.ToString() },
            IsAddressShared = isShared,
        });
        return new Run($"{(isOwnLine ? "the laptop's" : "the server's")} line loses {percent}%{(isFirewalled ? ", and the server's firewall drops all" : isShared ? ", and both have one address" : "")}", answer);
    }
}
