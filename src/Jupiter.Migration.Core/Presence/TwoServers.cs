using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Asks for one of two servers of which the other may be on (clause R0): where their cards tell them apart by these alone, elsewhere at the addresses that are
/// neither the other one's nor this computer's.
/// </summary>
/// <param name="network">The segments of this computer.</param>
/// <param name="book">Tells whose an address is.</param>
/// <param name="presence">Who asks addresses whose card can't be seen.</param>
public sealed class TwoServers(INeighbourhood network, AddressBook book, PresenceObserver presence)
{
    private readonly SharedAddress _shared = new(network);

    /// <summary>Asks.</summary>
    /// <param name="server">The server that is looked for.</param>
    /// <param name="other">The other one.</param>
    /// <param name="host">What the name services know of the first.</param>
    /// <param name="byCard">The addresses at which cards tell.</param>
    /// <param name="byAddress">The addresses at which whoever answers is the server, unless they are <paramref name="others"/>.</param>
    /// <param name="others">The other one's addresses.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What is known of the server by cards and by addresses, each null where nothing was asked so; and which addresses were asked as its own.</returns>
    public async Task<(ServerPresence? ByCard, ServerPresence? ByAddress, IReadOnlyList<IPAddress> Own)> AskAsync(
        AskedServer server, AskedServer other, HostAddresses host, IReadOnlyList<IPAddress> byCard, IEnumerable<IPAddress> byAddress,
        IReadOnlyList<IPAddress> others, CancellationToken deadline)
    {
        // A name that both servers bear may lead to the other one by now, or to this computer: neither is the one that is looked for.
        IPAddress[] own = [.. byAddress.Where(address => !others.Contains(address) && IsAnothers(server.Host, address))];
        var cards = byCard.Count == 0 ? null
            : _shared.ObserveAsync(server, other, new HostAddresses(server.Host, ResolutionOutcome.Given, "", byCard), deadline);
        var addresses = own.Length == 0 ? null : presence.ObserveAsync(new HostAddresses(host.Host, host.Outcome, host.Detail, own), deadline);
        return (cards is null ? null : (await cards.ConfigureAwait(false)).Old, addresses is null ? null : await addresses.ConfigureAwait(false), own);
    }

    /// <summary>Whether an address is of another computer, a rehearsed one perhaps.</summary>
    /// <param name="host">The host that it was found for.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is.</returns>
    public bool IsAnothers(NetworkHost host, IPAddress address) => book.OwnerOf(host, address) is AddressOwner.OtherMachine or AddressOwner.RehearsedComputer;
}
