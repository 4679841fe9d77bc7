using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Local;

namespace Jupiter.Migration.Servers.SafeNetwork;

/// <summary>
/// Whether this computer stands in a network that is not the venue's (clause P0): nobody of the venue is reached from here, and the gateway is
/// another one. Silence counts where this computer has a network and every known place was asked: a name that a name service does not know is
/// none, one of which it tells nothing may be anywhere. Of a computer whose address nobody knows nothing is known.
/// </summary>
/// <param name="book">Tells whose an address is.</param>
/// <param name="network">The segments of this computer.</param>
/// <param name="observer">Looks for computers at their addresses.</param>
/// <param name="names">Ask a segment who answers to a name.</param>
/// <param name="own">The addresses of this computer.</param>
/// <param name="resolve">Asks the name services of the system, until a deadline.</param>
public sealed class SafeNetworkCheck(
    AddressBook book, INeighbourhood network, ComputerObserver observer, IReadOnlyList<INameWitness> names, IReadOnlyList<IPAddress> own,
    Func<NetworkHost, CancellationToken, Task<HostAddresses>> resolve)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly CheckDefinition OldServer = CheckRegister.Find("Network.OldServer");
    private static readonly CheckDefinition Computer = CheckRegister.Find("Network.Computer");
    private static readonly CheckDefinition Gateway = CheckRegister.Find("Network.Gateway");

    // An address that differs in its last bit lies in the same subnet, and leads to its segment.
    private readonly IPAddress[] _beside =
        [.. own.Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)).Select(Beside)];

    // Without a cable nobody answers, and an address that a computer gave itself (RFC 3927) leads nowhere.
    private readonly bool _isInNetwork = own.Any(address =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !(address.GetAddressBytes() is [169, 254, _, _]));

    /// <summary>The check of this computer.</summary>
    /// <returns>The check.</returns>
    public static SafeNetworkCheck OfThisComputer() => new(
        new AddressBook(new RehearsalRegister()), Neighbourhoods.OfThisComputer(), ComputerObserver.OfThisComputer(), FurtherWitnesses.OfName(),
        [.. OwnCards.Fresh.Now().Where(card => card.Card.OperationalStatus == OperationalStatus.Up).SelectMany(card => card.Properties.UnicastAddresses).Select(unicast => unicast.Address)], HostResolver.ResolveAsync);

    /// <summary>Asks where that is possible: from the new server itself, and from nowhere else.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="venue">Tells what is known of the venue's network.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; one that says why nothing was asked where the inventory is not of this computer.</returns>
    public static IReadOnlyList<CheckResult> Check(ServerInventory inventory, Func<VenueNetwork> venue, CancellationToken cancellation) => LocalMachine.IsOf(inventory)
        ? OfThisComputer().Run(venue(), inventory.ComputerName, cancellation)
        : [OldServer.Result(CheckStatus.Unknown, inventory.ComputerName, SR.NetworkIsSafe, SR.NetworkAskedThere)];

    /// <summary>Asks all at once, for at most five seconds, and sends nothing that changes anything.</summary>
    /// <param name="venue">What is known of the venue's network.</param>
    /// <param name="server">The name of this computer.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result for the working server, unless it is this one; for each computer of the venue, and for the gateway.</returns>
    public IReadOnlyList<CheckResult> Run(VenueNetwork venue, string server, CancellationToken cancellation) =>
        RunAsync(venue, server, cancellation).GetAwaiter().GetResult();

    private async Task<IReadOnlyList<CheckResult>> RunAsync(VenueNetwork venue, string server, CancellationToken cancellation)
    {
        var gateway = CheckGatewayAsync(venue, server, cancellation);
        var asked = await Task.WhenAll(
        [
            .. venue.IsOneMachine ? [] : new[] { CheckAsync(OldServer, venue.OldServer, server, venue.OldServerAt, cancellation) },
            .. venue.Computers.Select(computer => CheckAsync(Computer, computer.Name, server, [computer], cancellation)),
        ]).ConfigureAwait(false);
        return
        [
            .. asked,
            .. venue.NotAddressed.Select(name => Computer.Result(CheckStatus.Unknown, name, SR.NetworkIsSafe, SR.NetworkAddressNotKnown)),
            await gateway.ConfigureAwait(false),
        ];
    }

    private async Task<CheckResult> CheckAsync(CheckDefinition check, string? name, string server, IReadOnlyList<AskedComputer> at, CancellationToken cancellation)
    {
        var named = AskNameAsync(name, cancellation);
        var places = await Task.WhenAll(at.Select(computer => FindAsync(computer, cancellation))).ConfigureAwait(false);
        var seen = await observer.LookAsync(OncePerAddress(places.SelectMany(place => place.Asked)), cancellation).ConfigureAwait(false);
        var answers = await named.ConfigureAwait(false);
        var (status, actual) = answers is [var signal, ..] ? (CheckStatus.Fail, SR.ComputerIsOn.With(signal.Address)) : Judge(seen, places.FirstOrDefault(place => !place.IsWhole));
        return check.Result(
            status, name ?? server, SR.NetworkIsSafe, actual,
            string.Join("; ", seen.Select(one => $"{one.Computer.Host}: {one.Evidence}").Concat(answers.Select(answer => answer.ToString()))));
    }

    private (CheckStatus, string) Judge(IReadOnlyList<ComputerPresence> seen, Place? unasked)
    {
        var worst = seen.OrderByDescending(one => one.Finding).ThenBy(IsAnother).FirstOrDefault();
        return worst?.Finding switch
        {
            ComputerFinding.On => (CheckStatus.Fail, SR.ComputerIsOn.With(worst.Address)),
            ComputerFinding.Somebody => (IsAnother(worst) ? CheckStatus.Warning : CheckStatus.Unknown, SR.ComputerIsSomebody.With(worst.Address)),
            _ when unasked is not null => (CheckStatus.Unknown, SR.NetworkNameNotAsked.With(unasked.Host, unasked.Detail)),
            null => (CheckStatus.Unknown, SR.NetworkAddressNotKnown),
            _ when !_isInNetwork && !seen.All(one => one.Computer.Host.Address is { } address && IPAddress.IsLoopback(address)) => (CheckStatus.Unknown, SR.NetworkIsNone),
            _ => (CheckStatus.Pass, SR.NetworkSilent),
        };
    }

    // The same private addresses are given in many networks; a card is one computer's.
    private static bool IsAnother(ComputerPresence seen) => seen.HardwareAddress is not null && seen.Computer.HardwareAddress is not null;

    // Who knows the card of an address tells more than who knows the address alone.
    private static AskedComputer[] OncePerAddress(IEnumerable<AskedComputer> computers) =>
    [
        .. from computer in computers
           group computer by computer.Host.Text into places
           from computer in places.GroupBy(place => place.HardwareAddress).Select(card => card.First())
           where computer.HardwareAddress is not null || places.All(place => place.HardwareAddress is null)
           select computer,
    ];

    // The new server has the name of the working one (P1a), and may have its address already: asked there, it would find itself.
    private async Task<Place> FindAsync(AskedComputer computer, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        var host = await resolve(computer.Host, deadline.Token).ConfigureAwait(false);
        return new Place(host.Host, host.Detail, host.Outcome is not (ResolutionOutcome.NoAnswer or ResolutionOutcome.Incomplete),
        [
            .. host.Addresses.Where(address => book.OwnerOf(computer.Host, address) is AddressOwner.OtherMachine or AddressOwner.RehearsedComputer)
                .Select(address => new AskedComputer
                {
                    Name = computer.Name, Host = NetworkHost.Parse(address.ToString()), Port = computer.Port, HardwareAddress = computer.HardwareAddress,
                }),
        ]);
    }

    private async Task<IReadOnlyList<PresenceSignal>> AskNameAsync(string? name, CancellationToken cancellation)
    {
        if (NetworkHost.Find(name) is not { } host)
        {
            return [];
        }

        var everywhere = new HostAddresses(host, ResolutionOutcome.Given, "", _beside);
        var answers = await new NameInquiry(network, names).AskAsync(everywhere, [], cancellation).ConfigureAwait(false);
        var mine = new OwnAddresses(own);
        return [.. answers.Where(answer => !mine.Have(IPAddress.Parse(answer.Address)))];
    }

    private async Task<CheckResult> CheckGatewayAsync(VenueNetwork venue, string server, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        var segments = _beside.Select(network.Find).OfType<SegmentInterface>().ToArray();
        var asked = segments.SelectMany(segment => segment.Gateways.Select(address => (segment, address))).Distinct();
        var here = await Task.WhenAll(asked.Select(async gateway => new VenueGateway(
            gateway.address, (await network.AskAsync(gateway.segment, gateway.address, deadline.Token).ConfigureAwait(false)).HardwareAddress))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        // A sighting noted the card of a gateway that an inventory has without one: the card tells more.
        VenueGateway[] known = [.. venue.Gateways.Distinct().Where(gateway => gateway.Card is not null || !venue.Gateways.Any(other => other.Card is not null && other.Address.Equals(gateway.Address)))];
        var pairs = here.SelectMany(gateway => known.Select(other => (gateway, other))).ToArray();
        var status = segments.Length == 0 ? CheckStatus.Unknown
            : here.Length == 0 ? CheckStatus.Pass
            : pairs.Length == 0 ? CheckStatus.Unknown
            : pairs.Any(pair => pair.gateway.Card is { } card && card.Equals(pair.other.Card)) ? CheckStatus.Fail
            : pairs.Any(pair => pair.gateway.Address.Equals(pair.other.Address) && (pair.gateway.Card is null || pair.other.Card is null)) ? CheckStatus.Unknown
            : CheckStatus.Pass;
        return Gateway.Result(
            status, server, SR.NetworkGatewayIsOther.With(Told(known, SR.NetworkGatewayNotKnown)), Told(here, segments.Length == 0 ? SR.NotKnown : SR.GatewayNone));
    }

    private static string Told(IReadOnlyList<VenueGateway> gateways, string none) => string.Join(", ", gateways.Select(gateway => gateway.ToString()).DefaultIfEmpty(none));

    private static IPAddress Beside(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes[bytes.Length - 1] ^= 1;
        return new IPAddress(bytes);
    }

    private sealed record Place(NetworkHost Host, string Detail, bool IsWhole, IReadOnlyList<AskedComputer> Asked);
}
