using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// The addresses from which a rule of the firewall lets somebody in (<c>MSFT_NetAddressFilter.RemoteAddress</c>): addresses, subnets, ranges and words.
/// Of the words only those are taken that a venue's computers can be meant by.
/// </summary>
internal static class FirewallAddresses
{
    private static readonly string[] Neighbours = ["Any", "*", "LocalSubnet", "LocalSubnet4"];

    /// <summary>Whether an address is among them.</summary>
    /// <param name="written">The addresses as they are written; none is any.</param>
    /// <param name="caller">The address of a computer of the venue's network.</param>
    /// <returns>Whether it is. What can't be read has nobody in it.</returns>
    public static bool Have(IReadOnlyList<string> written, IPAddress caller) => written.Count == 0 || written.Any(each => Has(each.Trim(), caller));

    /// <summary>Whether every neighbour is among them, whatever the network.</summary>
    /// <param name="written">The addresses as they are written; none is any.</param>
    /// <returns>Whether they are.</returns>
    public static bool HaveNeighbours(IReadOnlyList<string> written) => written.Count == 0 || written.Any(each => Neighbours.Contains(each.Trim(), StringComparer.OrdinalIgnoreCase));

    private static bool Has(string written, IPAddress caller)
    {
        if (Neighbours.Contains(written, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var subnet = written.Split('/');
        var range = written.Split('-');
        return subnet.Length == 2 ? Number(subnet[0]) is { } network && Mask(subnet[1]) is { } mask && Number(caller) is { } own && (own & mask) == (network & mask)
            : range.Length == 2 ? Number(range[0]) <= Number(caller) && Number(caller) <= Number(range[1])
            : IPAddress.TryParse(written, out var address) && address.Equals(caller);
    }

    private static uint? Mask(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) ? prefix is >= 0 and <= 32 ? (uint)(ulong.MaxValue << (32 - prefix)) : null : Number(text);

    private static uint? Number(string text) => IPAddress.TryParse(text, out var address) ? Number(address) : null;

    private static uint? Number(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? address.GetAddressBytes().Aggregate(0u, (sum, part) => (sum << 8) | part) : null;
}
