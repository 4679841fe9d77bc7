using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Network.Segments;

/// <summary>The interfaces of this computer and the subnets behind them, as its own settings tell.</summary>
internal static class OwnSegments
{
    private const long LongestFlags = 64;
    private const int NoArp = 0x80;

    /// <summary>The interface in whose subnet an address of another machine lies, while its link is up: a link that is down hears nobody, which says nothing about the others.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cards">The cards of this computer; null to read them anew.</param>
    /// <returns>The interface; null when there is none.</returns>
    public static SegmentInterface? Find(IPAddress address, OwnCards? cards = null) => Best((cards ?? OwnCards.Fresh).Now()
        .Where(own => own.Card.OperationalStatus == OperationalStatus.Up && own.Card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .Select(own => Of(own.Card, own.Properties, address)).OfType<SegmentInterface>());

    /// <summary>The interface that is asked where several lead to the address: a laptop may stand in a segment by cable and by Wi-Fi at once, and only on a cable is silence worth anything.</summary>
    /// <param name="segments">The interfaces, as the system orders them.</param>
    /// <returns>The interface; null when there is none.</returns>
    internal static SegmentInterface? Best(IEnumerable<SegmentInterface> segments) => segments.OrderBy(segment => segment.Link).FirstOrDefault();

    /// <summary>Whether an address is that of another machine in a subnet.</summary>
    /// <param name="own">The address of this computer in it.</param>
    /// <param name="prefix">How many bits the subnet has.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether it is.</returns>
    internal static bool IsNeighbour(IPAddress own, int prefix, IPAddress address)
    {
        var (left, right) = (own.GetAddressBytes(), address.GetAddressBytes());
        if (left.Length != right.Length || left.SequenceEqual(right) || prefix <= 0 || prefix > 8 * left.Length)
        {
            return false;
        }

        return Enumerable.Range(0, prefix).All(bit => ((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    private static SegmentInterface? Of(NetworkInterface card, IPInterfaceProperties properties, IPAddress address)
    {
        var own = properties.UnicastAddresses.FirstOrDefault(
            unicast => unicast.Address.AddressFamily == address.AddressFamily && IsNeighbour(unicast.Address, PrefixOf(unicast), address));
        if (own is null || IndexOf(properties, address.AddressFamily) is not { } index)
        {
            return null;
        }

        var hardware = HardwareAddress.Of(card.GetPhysicalAddress());
        return new SegmentInterface
        {
            Name = card.Name,
            Index = index,
            Link = LinkOf(card, hardware),
            OwnAddress = own.Address,
            OwnHardwareAddress = hardware,
            Gateways = properties.GatewayAddresses.Select(gateway => gateway.Address)
                .Where(gateway => gateway.AddressFamily == address.AddressFamily && NetworkHost.CanBeOneComputer(gateway)).ToArray(),
        };
    }

    private static int PrefixOf(UnicastIPAddressInformation own) => own.Address.AddressFamily == AddressFamily.InterNetwork
        ? own.IPv4Mask.GetAddressBytes().Sum(part => Convert.ToString(part, 2).Count(bit => bit == '1'))
        : own.PrefixLength;

    private static int? IndexOf(IPInterfaceProperties properties, AddressFamily family)
    {
        try
        {
            return family == AddressFamily.InterNetwork ? properties.GetIPv4Properties()?.Index : properties.GetIPv6Properties()?.Index;
        }
        catch (NetworkInformationException)
        {
            // The interface does not speak that family.
            return null;
        }
    }

    private static SegmentLink LinkOf(NetworkInterface card, HardwareAddress? hardware) => card.NetworkInterfaceType switch
    {
        NetworkInterfaceType.Wireless80211 => SegmentLink.Wireless,
        NetworkInterfaceType.Ppp or NetworkInterfaceType.Tunnel or NetworkInterfaceType.Slip => SegmentLink.PointToPoint,
        _ when hardware is null || IsWithoutArp(card.Name) => SegmentLink.PointToPoint,
        _ when Directory.Exists(Path.Combine("/sys/class/net", card.Name, "wireless")) => SegmentLink.Wireless,
        _ => SegmentLink.Cable,
    };

    // IFF_NOARP of netdevice(7): nobody is asked there, so nobody answers.
    private static bool IsWithoutArp(string name) => FileErrors.Otherwise(false, () =>
        SharedFile.ReadWhole(Path.Combine("/sys/class/net", name, "flags"), LongestFlags, FilePatience.None) is { } text
        && int.TryParse(Encoding.ASCII.GetString(text).Trim().Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var flags)
        && (flags & NoArp) != 0);
}
