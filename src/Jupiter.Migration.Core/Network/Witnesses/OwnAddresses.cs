using System.Collections.Generic;
using System.Linq;
using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>The addresses of this computer.</summary>
/// <param name="addresses">The addresses.</param>
public sealed class OwnAddresses(IEnumerable<IPAddress> addresses)
{
    private readonly HashSet<IPAddress> _addresses = [.. addresses.Select(WithoutLink)];

    /// <summary>Looks which they are now.</summary>
    /// <returns>The addresses; none where the system does not tell.</returns>
    public static OwnAddresses Now() => Of(OwnCards.Fresh);

    /// <summary>Those of some cards.</summary>
    /// <param name="cards">The cards.</param>
    /// <returns>The addresses; none where the system does not tell.</returns>
    public static OwnAddresses Of(OwnCards cards) => new(cards.Now().SelectMany(card => card.Properties.UnicastAddresses).Select(own => own.Address));

    /// <summary>Whether an address is one of them, on whatever link.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is.</returns>
    public bool Have(IPAddress address) => _addresses.Contains(WithoutLink(address));

    private static IPAddress WithoutLink(IPAddress address) => new(address.GetAddressBytes());
}
