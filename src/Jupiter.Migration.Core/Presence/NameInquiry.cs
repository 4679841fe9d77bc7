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
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Asks the segments who answers to the name of a server that its addresses know nothing of any more: so it is found under another address
/// with a stale name in hosts or DNS, and a third machine under its name. Nobody answering says nothing (clause R0).
/// </summary>
/// <param name="network">The segments of this computer.</param>
/// <param name="witnesses">Who asks.</param>
public sealed class NameInquiry(INeighbourhood network, IReadOnlyList<INameWitness> witnesses)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks for a name on the segments of its addresses and of the other server's.</summary>
    /// <param name="host">The server.</param>
    /// <param name="others">Addresses of the other server: the new one often has the name of the old one (P1a), and may answer to it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Who answered; empty where nobody did, and where an address was given instead of a name.</returns>
    public async Task<IReadOnlyList<PresenceSignal>> AskAsync(HostAddresses host, IReadOnlyList<IPAddress> others, CancellationToken cancellation)
    {
        if (host.Host.Address is not null)
        {
            return [];
        }

        using var deadline = cancellation.Within(Patience);
        var segments = host.Addresses.Concat(others).Select(network.Find).Where(segment => segment is not null)
            .GroupBy(segment => segment!.Index).Select(segment => segment.First()!);
        var answers = await Task.WhenAll(
            from segment in segments
            from witness in witnesses
            select AskAsync(witness, host.Host.Text, segment, deadline.Token)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return answers.SelectMany(signals => signals).Where(signal => !others.Any(other => other.ToString() == signal.Address)).ToArray();
    }

    private static async Task<IEnumerable<PresenceSignal>> AskAsync(INameWitness witness, string name, SegmentInterface segment, CancellationToken deadline) =>
        (await witness.AskAsync(name, segment, deadline).ConfigureAwait(false)).Select(answer => new PresenceSignal
        {
            Name = witness.Name,
            Address = NetworkHost.Plain(answer.Address).ToString(),
            Finding = PresenceState.Present,
            Detail = SR.AnswersToName.With(name),
        });
}
