using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Looks out for a server that has to be off, again and again for hours and with few packets: one connection, one echo and one question to the
/// segment (clause R0). Only what answers says anything. Silence never does, so that a lost packet alarms nobody.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="other">The server that may be on: what answers at its addresses is not the one that is looked for.</param>
/// <param name="port">The TCP port that is tried.</param>
/// <param name="isAddressShared">Whether the new one takes the old one's address: then only their cards tell the two apart.</param>
public sealed class ServerLookout(AskedServer server, AskedServer other, int port, bool isAddressShared)
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long one look takes at most. With the pause it is less than two seconds from the first packet to the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    // The name service may have been on the server that is off now: it is asked seldom and beside the looking.
    private static readonly TimeSpan BetweenResolutions = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceOfResolution = TimeSpan.FromSeconds(10);

    private readonly TwoServers _servers = Asking(port);
    private readonly HashSet<IPAddress> _known = [];
    private HostAddresses[] _resolved = [];
    private Task<HostAddresses[]>? _resolving;
    private Deadline _fresh;

    /// <summary>Looks once.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The server when it answered; null when nobody did, which says nothing.</returns>
    public async Task<ServerPresence?> LookAsync(CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        await ResolveAsync(cancellation, deadline.Token).ConfigureAwait(false);
        IPAddress[] known = [.. _known], others = [.. _resolved.Skip(1).SelectMany(host => host.Addresses)];
        var host = new HostAddresses(server.Host, ResolutionOutcome.Incomplete, string.Join(", ", known.Select(address => address.ToString())), known);
        var (byCard, byAddress, _) = await _servers.AskAsync(
            server, other, host, isAddressShared ? known : [], isAddressShared ? [] : known, others, deadline.Token).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return (byCard ?? byAddress) is { State: PresenceState.Present } seen ? seen : null;
    }

    private static TwoServers Asking(int port)
    {
        var (network, book, connect) = (Neighbourhoods.OfThisComputer(OwnCards.Kept), new AddressBook(new RehearsalRegister(), OwnCards.Kept), new TcpProbe(port));
        return new TwoServers(network, book, new PresenceObserver(book, connect, [new NeighbourProbe(network), new EchoProbe(), connect]));
    }

    private async Task ResolveAsync(CancellationToken cancellation, CancellationToken deadline)
    {
        if (_resolving is null && (_resolved.Length == 0 || _fresh.IsOver))
        {
            _resolving = ResolveBothAsync(cancellation);
        }

        if (_resolving is { } resolving)
        {
            if (_resolved.Length == 0)
            {
                await Task.WhenAny(resolving, Task.Delay(Timeout.Infinite, deadline)).ConfigureAwait(false);
            }

            if (resolving.IsCompleted)
            {
                (_resolved, _resolving, _fresh) = (await resolving.ConfigureAwait(false), null, Deadline.In(BetweenResolutions));
                _known.UnionWith(_resolved[0].Addresses);
            }
        }

        if (IPAddress.TryParse(server.Sighting?.Address, out var seenAt))
        {
            _known.Add(seenAt);
        }
    }

    private async Task<HostAddresses[]> ResolveBothAsync(CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(PatienceOfResolution);
        return await Task.WhenAll(HostResolver.ResolveAsync(server.Host, deadline.Token), HostResolver.ResolveAsync(other.Host, deadline.Token)).ConfigureAwait(false);
    }
}
