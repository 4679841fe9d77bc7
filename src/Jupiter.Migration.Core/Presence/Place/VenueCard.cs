using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence.Place;

/// <summary>A card of the server by which the venue's computers may come in, and who comes by it. The POS terminals come by IPv4.</summary>
/// <param name="Name">The card's name, as the system shows it; null where it is not known: then each network counts.</param>
/// <param name="Callers">Addresses of computers of the venue in the card's network, or the card's own, which stands for it.</param>
public sealed record VenueCard(string? Name, IReadOnlyList<IPAddress> Callers)
{
    /// <summary>Finds the cards of this computer that may stand in the venue's network.</summary>
    /// <param name="server">The server's addresses.</param>
    /// <param name="computers">The addresses of the venue's computers that are known.</param>
    /// <param name="old">The address at which the old server was seen; null where nobody noted it.</param>
    /// <returns>The card in whose network one of the computers is, else the old server was; where neither is known, each with an address of the server.</returns>
    public static IReadOnlyList<VenueCard> OfThisComputer(IReadOnlyList<IPAddress> server, IReadOnlyList<IPAddress> computers, IPAddress? old) => Of(
        [.. OwnCards.Fresh.Now().SelectMany(card => card.Properties.UnicastAddresses
            .Where(own => own.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own.Address))
            .Select(own => (card.Card.Name, own.Address, own.IPv4Mask)))],
        server, computers, old);

    /// <summary>Finds them among some cards.</summary>
    /// <param name="cards">Each IPv4 address of a card, with its mask.</param>
    /// <param name="server">The server's addresses.</param>
    /// <param name="computers">The addresses of the venue's computers that are known.</param>
    /// <param name="old">The address at which the old server was seen.</param>
    /// <returns>The cards.</returns>
    internal static IReadOnlyList<VenueCard> Of(
        IReadOnlyList<(string Name, IPAddress Address, IPAddress Mask)> cards, IReadOnlyList<IPAddress> server, IReadOnlyList<IPAddress> computers, IPAddress? old)
    {
        var callers = computers.Where(caller => caller.AddressFamily == AddressFamily.InterNetwork).ToArray();
        var among = new[]
        {
            cards.Where(card => callers.Any(caller => IsIn(card, caller))),
            cards.Where(card => old is not null && IsIn(card, old)),
            cards.Where(card => server.Contains(card.Address)),
            cards,
        }.Select(found => found.ToArray()).First(found => found.Length > 0 || cards.Count == 0);

        // Whoever is in no card's network comes through a router, by whichever card leads there.
        var routed = callers.Where(caller => !cards.Any(card => IsIn(card, caller))).ToArray();
        return [.. among.GroupBy(card => card.Name).Select(card => new VenueCard(
            card.Key, [.. callers.Where(caller => card.Any(own => IsIn(own, caller))).Concat(routed).DefaultIfEmpty(card.First().Address)]))];
    }

    private static bool IsIn((string Name, IPAddress Address, IPAddress Mask) card, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && Network(card.Address, card.Mask).SequenceEqual(Network(address, card.Mask));

    private static IEnumerable<int> Network(IPAddress address, IPAddress mask) => address.GetAddressBytes().Zip(mask.GetAddressBytes(), (part, bits) => part & bits);
}
