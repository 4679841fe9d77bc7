using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Tells two servers apart that have one address, one after the other: by the card that answers on their segment (clause R0). Connections
/// and echoes say that somebody is there and not who.
/// </summary>
/// <param name="network">The segments of this computer.</param>
public sealed class SharedAddress(INeighbourhood network)
{
    private const int Rounds = 3;

    /// <summary>Asks who has the address.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <param name="host">The address, by both names.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What is known of the old and of the new server: present where its card answered, else unknown.</returns>
    public async Task<(ServerPresence Old, ServerPresence New)> ObserveAsync(AskedServer old, AskedServer @new, HostAddresses host, CancellationToken deadline)
    {
        var heard = new List<(IPAddress Address, HardwareAddress Card)>();
        foreach (var address in host.Addresses)
        {
            if (network.Find(address) is { } segment)
            {
                heard.AddRange((await HearAsync(segment, address, deadline).ConfigureAwait(false)).Select(card => (address, card)));
            }
        }

        var (oldCard, newCard) = (CardOf(old), CardOf(@new));
        return (
            Presence(old, host, heard, card => card.Equals(oldCard) || (oldCard is null && newCard is not null && !card.Equals(newCard))),
            Presence(@new, host, heard, card => card.Equals(newCard) || (newCard is null && oldCard is not null && !card.Equals(oldCard))));
    }

    private async Task<IEnumerable<HardwareAddress>> HearAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        var cards = new List<HardwareAddress>();
        for (var round = 0; round < Rounds && !deadline.IsCancellationRequested; round++)
        {
            if (await network.AskAllAsync(segment, address, deadline).ConfigureAwait(false) is { } all)
            {
                cards.AddRange(all);
            }
            else if ((await network.AskAsync(segment, address, deadline).ConfigureAwait(false)).HardwareAddress is { } first)
            {
                // Who answers second is not told, but remembered.
                cards.Add(first);
                cards.AddRange(network.Remembered(segment).Where(neighbour => neighbour.Address.Equals(address)).Select(neighbour => neighbour.HardwareAddress));
            }
        }

        return cards.Distinct();
    }

    // Where two cards answer, two machines have the address, whosever cards they are: a server may have been plugged in by its other one.
    private static ServerPresence Presence(
        AskedServer server, HostAddresses host, IReadOnlyList<(IPAddress Address, HardwareAddress Card)> heard, System.Func<HardwareAddress, bool> isIts)
    {
        var signals = heard.Select(one =>
        {
            var (isKnown, isOneOfTwo) = (isIts(one.Card), heard.Any(other => other.Address.Equals(one.Address) && !other.Card.Equals(one.Card)));
            return new PresenceSignal
            {
                Name = "Card",
                Address = one.Address.ToString(),
                Finding = isKnown || isOneOfTwo ? PresenceState.Present : PresenceState.Unknown,
                Detail = isKnown ? SR.CardIsIts.With(one.Card) : isOneOfTwo ? SR.CardIsOneOfTwo.With(one.Card) : SR.CardIsAnothers.With(one.Card),
            };
        }).ToArray();
        return new ServerPresence
        {
            Host = server.Host.Text,
            Addresses = host.Addresses.Select(address => address.ToString()).ToArray(),
            State = signals.Any(signal => signal.Finding == PresenceState.Present) ? PresenceState.Present : PresenceState.Unknown,
            Signals = signals.Length > 0 ? signals : [new PresenceSignal { Name = "Card", Finding = PresenceState.Unknown, Detail = SR.CardNotHeard }],
        };
    }

    private static HardwareAddress? CardOf(AskedServer server) => HardwareAddress.Parse(server.Sighting?.HardwareAddress);
}
