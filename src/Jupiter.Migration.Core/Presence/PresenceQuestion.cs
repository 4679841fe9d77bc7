using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;

namespace Jupiter.Migration.Presence;

/// <summary>Asks without a rule behind it: what answers, and nothing else. A computer of which nobody hears stays unknown (clause R0).</summary>
public static class PresenceQuestion
{
    /// <summary>Asks for one computer, at its addresses and by its name.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="port">The TCP port that is tried.</param>
    /// <param name="timeout">How long is waited for answers.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>What answered.</returns>
    public static ServerPresence Ask(NetworkHost computer, int port, TimeSpan timeout, CancellationToken cancellation) =>
        AskAsync(computer, port, timeout, cancellation).GetAwaiter().GetResult();

    /// <summary>Asks who is there in a subnet.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="ports">The TCP ports that are tried; null for the usual ones.</param>
    /// <param name="found">Is handed each computer as soon as it has answered, one at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.MigrationException">SubnetInvalid, SweepPortsInvalid.</exception>
    public static void Sweep(string subnet, IReadOnlyList<int>? ports, Action<FoundComputer> found, CancellationToken cancellation) =>
        new SubnetSweep(Neighbourhoods.OfThisComputer(), ports).RunAsync(
            Subnet.Parse(subnet),
            finding => found(new FoundComputer
            {
                Address = finding.Address.ToString(),
                HardwareAddress = finding.HardwareAddress?.Text ?? "",
                AcceptedPorts = finding.Accepted,
                RefusedPorts = finding.Refused,
            }),
            cancellation).GetAwaiter().GetResult();

    private static async Task<ServerPresence> AskAsync(NetworkHost computer, int port, TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(timeout);
        var host = await HostResolver.ResolveAsync(computer, deadline.Token).ConfigureAwait(false);
        var names = new NameInquiry(Neighbourhoods.OfThisComputer(), FurtherWitnesses.OfName()).AskAsync(host, [], cancellation);
        var seen = await PresenceObserver.ForPort(port).ObserveAsync(host, deadline.Token).ConfigureAwait(false);
        var named = await names.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return named.Count == 0 ? seen : seen.With(PresenceState.Present, null, null, [.. named]);
    }
}
