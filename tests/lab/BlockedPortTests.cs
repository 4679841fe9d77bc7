using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;
using Xunit;

namespace Jupiter.Migration.Lab;

/// <summary>
/// A new server whose firewall still has the rule of the preparation (clause R3b): its card and its echo answer, so that it is on, and no POS terminal
/// would get in to the database.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class BlockedPortTests
{
    private const double Patience = 5;

    [Fact]
    public async Task A_port_that_the_firewall_keeps_shut_is_seen_from_another_computer_though_the_server_is_on()
    {
        await Machines.Lab.Require();
        await using var venue = await Venue.Build();
        var laptop = venue.AskerOn(venue.Laptop);
        var server = venue.NewServer.Address.ToString();
        Task<LabAnswer> Ask(LabWork work) => laptop.Ask(id => new LabQuestion { Id = id, Work = work, Host = server, TimeoutSeconds = Patience });
        Assert.Equal("Pass", (await Ask(LabWork.TryPort)).Verdict);

        await venue.NewServer.PutBehind(Firewall.KeepsTheDatabaseForThePreparation);
        var (seen, tried) = (await Ask(LabWork.Look), await Ask(LabWork.TryPort));
        await venue.SwitchOff(Venue.Names.OldServer);
        var replaced = await laptop.Ask(id => new LabQuestion
        {
            Id = id,
            Work = LabWork.AskReplaced,
            OldServer = new LabServer { Host = venue.OldServer.Address.ToString(), HasCode = true },
            NewServer = new LabServer { Host = server },
        });

        Assert.NotNull(seen.Sighting);
        Assert.Equal("Fail", tried.Verdict);
        Assert.Contains("1433", Assert.Single(tried.Evidence), System.StringComparison.Ordinal);

        // The question whether it is on is answered all the same: only the port tells.
        Assert.NotEqual("NewServerIsOff", replaced.Verdict);
    }
}
