using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

/// <summary>What is asked every second for hours is read once, and again when the network changes.</summary>
public sealed class OwnCardsTests
{
    // Before they were kept a look took 1200 KiB.
    private const long MostBytesOfALook = 256 << 10;

    [Fact]
    public void They_are_kept_until_the_network_changes_and_read_anew_by_whoever_asks_once()
    {
        var first = OwnCards.Kept.Now();
        Assert.Same(first, OwnCards.Kept.Now());
        Assert.NotSame(OwnCards.Fresh.Now(), OwnCards.Fresh.Now());

        OwnCards.Change();

        Assert.NotSame(first, OwnCards.Kept.Now());
    }

    [Fact]
    public async Task A_look_costs_little()
    {
        // Whose address it is, is asked of the cards; then nobody is there any more to be asked.
        using var none = new CancellationTokenSource();
        await none.CancelAsync();
        var book = new AddressBook(new Migration.Rehearsals.RehearsalRegister(), OwnCards.Kept);
        var network = Neighbourhoods.OfThisComputer(OwnCards.Kept);
        var servers = new TwoServers(network, book, new PresenceObserver(book, new TcpProbe(1433), [new NeighbourProbe(network)]));
        var server = new AskedServer { Host = NetworkHost.Parse("192.0.2.1") };
        IPAddress[] known = [IPAddress.Parse("192.0.2.1")];
        Task Look() => servers.AskAsync(server, server, new HostAddresses(server.Host, ResolutionOutcome.Given, "", known), [], known, [], none.Token);
        await Look();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var look = Look();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesOfALook);
        await look;
    }
}
