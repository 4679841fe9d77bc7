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
/// <param name="shared">Tells the two apart where the new one takes the old one's address; null where it does not.</param>
public sealed class ServerLookout(AskedServer server, AskedServer other, int port, SharedAddress? shared)
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long one look takes at most. With the pause it is less than two seconds from the first packet to the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    // The name service may have been on the server that is off now: it is asked seldom and beside the looking.
    private static readonly TimeSpan BetweenResolutions = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceOfResolution = TimeSpan.FromSeconds(10);

    private readonly AddressBook _book = new(new RehearsalRegister());
    private readonly HashSet<IPAddress> _known = [];
    private HostAddresses[] _resolved = [];
    private Task<HostAddresses[]>? _resolving;
    private Deadline _fresh;

    private PresenceObserver Observer => new(_book, new TcpProbe(port), [new NeighbourProbe(Neighbourhoods.OfThisComputer()), new EchoProbe(), new TcpProbe(port)]);

    /// <summary>Looks once.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The server when it answered; null when nobody did, which says nothing.</returns>
    public async Task<ServerPresence?> LookAsync(CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        await ResolveAsync(cancellation, deadline.Token).ConfigureAwait(false);
        var seen = shared is not null ? await TellApartAsync(shared, deadline.Token).ConfigureAwait(false)
            : Asked() is { Addresses.Count: > 0 } host ? await Observer.ObserveAsync(host, deadline.Token).ConfigureAwait(false)
            : null;
        cancellation.ThrowIfCancellationRequested();
        return seen is { State: PresenceState.Present } ? seen : null;
    }

    private async Task<ServerPresence> TellApartAsync(SharedAddress shared, CancellationToken deadline) =>
        (await shared.ObserveAsync(server, other, With(server.Host, _known), deadline).ConfigureAwait(false)).Old;

    // A name that both servers bear may lead to the other one by now, or to this computer: neither is the one that is looked for.
    private HostAddresses Asked()
    {
        var others = _resolved.Skip(1).SelectMany(host => host.Addresses).ToArray();
        return With(server.Host, _known.Where(address => !others.Contains(address) && _book.OwnerOf(server.Host, address) != AddressOwner.ThisComputer));
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

    private static HostAddresses With(NetworkHost host, IEnumerable<IPAddress> addresses) =>
        new(host, ResolutionOutcome.Incomplete, string.Join(", ", addresses.Select(address => address.ToString())), [.. addresses]);
}
