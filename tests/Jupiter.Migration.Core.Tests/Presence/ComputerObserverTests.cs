using System.Net;
using System.Threading.Tasks;
using Jupiter.Migration.Core.Tests.Network.Witnesses;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence.Computers;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>Computers of the venue at their addresses, over a real cable, with a name service that is not ours.</summary>
public sealed class ComputerObserverTests(AnsweringComputer computer) : IClassFixture<AnsweringComputer>
{
    [Fact]
    public async Task Whoever_answers_with_another_card_and_no_name_is_somebody()
    {
        computer.Require();

        var seen = await Look("KASSA-1", "02-00-00-00-00-01");

        Assert.Equal(ComputerFinding.Somebody, seen.Finding);
        Assert.Equal(computer.Address, seen.Address!.ToString());
        Assert.NotNull(seen.HardwareAddress);
    }

    [Fact]
    public async Task By_its_card_it_is_known_again()
    {
        computer.Require();
        var card = (await Look("KASSA-1", null)).HardwareAddress;

        Assert.Equal(ComputerFinding.On, (await Look("KASSA-1", card!.Text)).Finding);
    }

    [Fact]
    public async Task By_its_name_it_is_known_without_a_card()
    {
        computer.Require();
        computer.StartSamba();

        // The service takes a moment to begin.
        var seen = await Look("jupiter.venue.local", null);
        for (var i = 0; i < 10 && seen.Finding != ComputerFinding.On; i++)
        {
            seen = await Look("jupiter.venue.local", null);
        }

        Assert.Equal(ComputerFinding.On, seen.Finding);
        Assert.Contains("JUPITER", seen.Evidence, System.StringComparison.Ordinal);
        Assert.Equal(ComputerFinding.Somebody, (await Look("KASSA-1", null)).Finding);
    }

    [Fact]
    public async Task Where_nobody_answers_it_is_silent()
    {
        computer.Require();

        Assert.Equal(ComputerFinding.Silent, (await Look("KASSA-1", null, computer.At(77))).Finding);
    }

    [Fact]
    public async Task A_loopback_address_is_nobodys_and_this_computer_is_on()
    {
        Assert.Equal(ComputerFinding.Silent, (await Look("KASSA-1", null, "127.77.0.1")).Finding);
        Assert.Equal(ComputerFinding.On, (await Look("KASSA-1", null, "localhost")).Finding);
    }

    private async Task<ComputerPresence> Look(string name, string? card, string? address = null)
    {
        var asked = new AskedComputer
        {
            Name = name,
            Host = NetworkHost.Parse(address ?? computer.Address),
            Port = 5655,
            HardwareAddress = HardwareAddress.Parse(card),
        };
        return (await ComputerObserver.OfThisComputer().LookAsync([asked], TestContext.Current.CancellationToken))[0];
    }
}
