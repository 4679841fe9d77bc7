using System.Threading.Tasks;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.LabAsker;
using Xunit;

namespace Jupiter.Migration.Lab;

public sealed class VenueTests
{
    [Fact]
    public async Task Try()
    {
        await Machines.Lab.Require();
        await using var venue = await Venue.Build();
        var asker = venue.AskerOn(venue.Laptop);
        var look = await asker.Ask(id => new LabQuestion { Id = id, Work = LabWork.Look, Host = venue.OldServer.Address.ToString() });
        Assert.Equal("198.18.7.254", look.Sighting!.Gateway);
        await venue.SwitchOff(Venue.Names.OldServer);
        var answer = await asker.Ask(id => new LabQuestion
        {
            Id = id, Work = LabWork.AskReplaced,
            OldServer = new LabServer { Host = venue.OldServer.Address.ToString(), HasCode = true, Sighting = look.Sighting, SilenceFloorSeconds = 20 },
            NewServer = new LabServer { Host = venue.NewServer.Address.ToString() },
        });
        Assert.Equal("Silent", answer.Verdict + string.Join("\n", answer.Evidence));
    }
}
