using System.Collections.Generic;
using System.Linq;
using System.Net;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Servers.SafeNetwork;

/// <summary>What is known of the network that a venue works in, and that its new server is not prepared in (clause P0).</summary>
public sealed record VenueNetwork
{
    // An inventory comes from outside: it may not send anybody round the world.
    private const int MostAddresses = 16;

    /// <summary>The TCP port at which a database server answers when none is named.</summary>
    public const int DefaultPort = 1433;

    /// <summary>The name by which the working server may answer; null where nobody told it.</summary>
    public string? OldServer { get; init; }

    /// <summary>Whether the working server is this one, before it was reinstalled: nobody looks for it.</summary>
    public bool IsOneMachine { get; init; }

    /// <summary>Where the working server may stand, each address with the card that has it there.</summary>
    public IReadOnlyList<AskedComputer> OldServerAt { get; init => field = Listing.Of(value); } = Listing.Of<AskedComputer>([]);

    /// <summary>The computers of the venue.</summary>
    public IReadOnlyList<AskedComputer> Computers { get; init => field = Listing.Of(value); } = Listing.Of<AskedComputer>([]);

    /// <summary>Computers of the venue that people have a name for and the network has none, such as "Till No. 1" without an address.</summary>
    public IReadOnlyList<string> NotAddressed { get; init => field = Listing.Of(value); } = Listing.Of<string>([]);

    /// <summary>The gateways of the venue.</summary>
    public IReadOnlyList<VenueGateway> Gateways { get; init => field = Listing.Of(value); } = Listing.Of<VenueGateway>([]);

    /// <summary>Takes what a venue and a detailed inventory of its server tell.</summary>
    /// <param name="venue">The venue; null where nobody told it.</param>
    /// <param name="old">The inventory of the working server; null where nobody read it.</param>
    /// <param name="port">The TCP port of its database server.</param>
    /// <returns>What they tell.</returns>
    public static VenueNetwork Of(Venue? venue, ServerInventory? old, int port = DefaultPort)
    {
        var name = venue?.ServerName ?? old?.ComputerName;
        return new VenueNetwork
        {
            OldServer = name,
            OldServerAt = name is null ? [] :
            [
                .. new[] { NetworkHost.Find(name) }.OfType<NetworkHost>().Select(host => new AskedComputer { Name = name, Host = host, Port = port }),
                .. AddressesOf(old).Concat(LedTo(venue)).Take(MostAddresses)
                    .Select(at => new AskedComputer { Name = name, Host = NetworkHost.Parse(at.Address.ToString()), Port = port, HardwareAddress = at.Card }),
            ],
            Computers =
            [
                .. from computer in venue?.Computers ?? []
                   let host = HostOf(computer)
                   where host is not null
                   select new AskedComputer { Name = computer.Name, Host = host, Port = computer.Port ?? VenueComputer.DefaultPort },
            ],
            NotAddressed = [.. (venue?.Computers ?? []).Where(computer => HostOf(computer) is null).Select(computer => computer.Name)],
            Gateways = [.. (old?.NetworkAdapters ?? []).SelectMany(adapter => adapter.Gateways ?? []).Select(AddressOf).OfType<IPAddress>().Select(address => new VenueGateway(address, null))],
        };
    }

    private static NetworkHost? HostOf(VenueComputer computer) => NetworkHost.Find(computer.Address ?? computer.Name);

    private static IEnumerable<(IPAddress Address, HardwareAddress? Card)> AddressesOf(ServerInventory? old) =>
        from adapter in old?.NetworkAdapters ?? []
        from text in adapter.Addresses ?? []
        let address = AddressOf(text)
        where address is not null
        select (address, HardwareAddress.Parse(adapter.HardwareAddress));

    // What its POS terminals are set up to call is the working server's.
    private static IEnumerable<(IPAddress Address, HardwareAddress? Card)> LedTo(Venue? venue) =>
        (venue?.Computers ?? []).Select(computer => AddressOf(computer.ServerAddress)).OfType<IPAddress>().Distinct().Select(address => (address, (HardwareAddress?)null));

    // An address that holds on one link alone, such as fe80::1, is another computer's on each.
    private static IPAddress? AddressOf(string? text) =>
        IPAddress.TryParse(text, out var address) && NetworkHost.CanBeOneComputer(NetworkHost.Plain(address)) && !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal
            ? NetworkHost.Plain(address) : null;
}
