using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Watches;

/// <summary>
/// Looks once for a server that has to stay off (clauses R3a, R9). In a week its address may have gone to anybody's telephone and its name to the new
/// server: where its card is known, the card alone says that it is the old one. Silence says nothing.
/// </summary>
/// <param name="network">The segments of this computer.</param>
/// <param name="book">Tells whose an address is.</param>
/// <param name="presence">Who asks addresses whose card can't be seen.</param>
/// <param name="names">Asks who answers to its name.</param>
public sealed class WatchObserver(INeighbourhood network, AddressBook book, PresenceObserver presence, NameInquiry names)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TwoServers _servers = new(network, book, presence);

    /// <summary>The observer of real machines and of those of a rehearsal.</summary>
    /// <param name="watch">The watch.</param>
    /// <returns>The observer.</returns>
    public static WatchObserver For(WatchDescription watch)
    {
        var network = Neighbourhoods.OfThisComputer();
        return new WatchObserver(
            network, new AddressBook(new RehearsalRegister()), PresenceObserver.ForPort(watch.Port), new NameInquiry(network, FurtherWitnesses.OfName()));
    }

    /// <summary>Looks.</summary>
    /// <param name="watch">For whom.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Present where the old server answered; else what is known of it.</returns>
    public async Task<ServerPresence> LookAsync(WatchDescription watch, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        var (old, @new) = (NetworkHost.Parse(watch.OldServer), NetworkHost.Parse(watch.NewServer));
        var hosts = await Task.WhenAll(HostResolver.ResolveAsync(old, deadline.Token), HostResolver.ResolveAsync(@new, deadline.Token)).ConfigureAwait(false);
        var others = hosts[1].Addresses;
        IPAddress[] seenAt = IPAddress.TryParse(watch.OldAddress, out var recorded) ? [NetworkHost.Plain(recorded)] : [];
        var known = hosts[0].Addresses.Concat(seenAt).Distinct().ToArray();
        var named = old.IsWrittenLike(@new) ? [] : await NamedAsync(old, known, others, deadline.Token).ConfigureAwait(false);

        var card = HardwareAddress.Parse(watch.OldHardwareAddress);
        IPAddress[] byCard = card is null ? [] : [.. known.Concat(named.Select(Address)).Concat(Elsewhere(card, known.Concat(others))).Distinct().Where(HasCard)];
        var (cards, addresses, rest) = await _servers.AskAsync(
            Asked(watch.OldServer, watch.OldHardwareAddress), Asked(watch.NewServer, watch.NewHardwareAddress), hosts[0], byCard, known.Except(byCard), others,
            deadline.Token).ConfigureAwait(false);
        ServerPresence?[] told = [cards, addresses];
        cancellation.ThrowIfCancellationRequested();
        var byName = named.Where(signal => !byCard.Contains(Address(signal))).ToArray();
        var resolution = new PresenceSignal { Name = "NameResolution", Finding = PresenceState.Unknown, Detail = hosts[0].Detail };
        var isOn = byName.Length > 0 || told.Any(seen => seen?.State == PresenceState.Present);
        return new ServerPresence
        {
            Host = old.Text,
            Addresses = [.. byCard.Concat(rest).Select(address => address.ToString())],
            State = isOn ? PresenceState.Present : told is [null, { } alone] ? alone.State : PresenceState.Unknown,
            Signals = [resolution, .. told.OfType<ServerPresence>().SelectMany(seen => seen.Signals).Where(signal => signal.Name != resolution.Name), .. byName],
        };
    }

    private static IPAddress Address(PresenceSignal signal) => IPAddress.Parse(signal.Address!);

    private bool HasCard(IPAddress address) => network.Find(address) is not null;

    private async Task<IReadOnlyList<PresenceSignal>> NamedAsync(NetworkHost old, IPAddress[] known, IReadOnlyList<IPAddress> others, CancellationToken deadline)
    {
        var host = new HostAddresses(old, ResolutionOutcome.Incomplete, "", known);
        return [.. (await names.AskAsync(host, others, deadline).ConfigureAwait(false)).Where(signal => _servers.IsAnothers(old, Address(signal)))];
    }

    // Where this computer has lately seen its card under another address.
    private IEnumerable<IPAddress> Elsewhere(HardwareAddress card, IEnumerable<IPAddress> known) =>
        known.Select(network.Find).OfType<SegmentInterface>().GroupBy(segment => segment.Index).SelectMany(segment => network.Remembered(segment.First()))
            .Where(neighbour => neighbour.HardwareAddress.Equals(card)).Select(neighbour => neighbour.Address);

    private static AskedServer Asked(string server, string? card) => new()
    {
        Host = NetworkHost.Parse(server),
        Sighting = card is null ? null : new ServerSighting { Host = server, Address = "", HardwareAddress = card, SeenAt = RunClock.Now },
    };
}
