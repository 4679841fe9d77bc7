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
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.SingleServer;

/// <summary>
/// Asks of a server that nothing says is on whether it counts as absent. The venue's devices are asked first: what one of them says is
/// enough. Its silence takes minutes to mean anything and never means anything alone, so it is listened for only where somebody has read
/// the code of its tag.
/// </summary>
/// <param name="silence">Listens on the segments.</param>
/// <param name="names">Asks who answers to a server's name.</param>
/// <param name="devices">The devices that the venue names.</param>
public sealed class AbsenceInquiry(SilenceObserver silence, NameInquiry names, params IReadOnlyList<IServerDevice> devices)
{
    private readonly DeviceInquiry _devices = new(devices);

    /// <summary>The inquiry about real machines.</summary>
    /// <param name="devices">The devices that the venue names.</param>
    /// <returns>The inquiry.</returns>
    public static AbsenceInquiry OfThisComputer(params IReadOnlyList<IServerDevice> devices)
    {
        var network = Neighbourhoods.OfThisComputer();
        return new AbsenceInquiry(new SilenceObserver(network, RunClock.Current), new NameInquiry(network, FurtherWitnesses.OfName()), devices);
    }

    /// <summary>Asks.</summary>
    /// <param name="server">The server.</param>
    /// <param name="host">Its addresses.</param>
    /// <param name="seen">What the probes saw of it.</param>
    /// <param name="others">Addresses of the other server, which may rightly have the same name.</param>
    /// <param name="otherIsOn">Whether the other server is on, so that it serves as a control.</param>
    /// <param name="report">Told how long it has been silent.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The server with the grade of its absence, present after all, or unknown.</returns>
    public async Task<ServerPresence> AskAsync(
        AskedServer server,
        HostAddresses host,
        ServerPresence seen,
        IReadOnlyList<IPAddress> others,
        bool otherIsOn,
        Action<TimeSpan> report,
        CancellationToken cancellation)
    {
        if (seen.State != PresenceState.Unknown || seen.Signals.Any(signal => signal.Name == "Loopback"))
        {
            return seen;
        }

        seen = await _devices.AskAsync(server, seen, cancellation).ConfigureAwait(false);
        if (seen.State == PresenceState.Present || (seen.State == PresenceState.Unknown && !server.HasCode))
        {
            return seen;
        }

        // A device knows one card of one machine: whoever answers to the name elsewhere outweighs it.
        PresenceSignal[] code = server.HasCode ? [new PresenceSignal { Name = "TagCode", Finding = PresenceState.Absent, Detail = SR.TagCodeRead }] : [];
        var named = await names.AskAsync(host, others, cancellation).ConfigureAwait(false);
        if (named.Count > 0)
        {
            return seen.With(PresenceState.Present, null, null, [.. code, .. named]);
        }

        if (seen.State == PresenceState.Absent)
        {
            return seen;
        }

        var listened = await silence.ListenAsync(server, host.Addresses, otherIsOn ? others : [], report, cancellation).ConfigureAwait(false);
        var (state, grade) = AbsenceRule.Judge(listened.BrokenAt is not null, null, listened.State, server.HasCode);
        var heard = new PresenceSignal
        {
            Name = "Silence",
            Address = (listened.BrokenAt ?? (host.Addresses.Count > 0 ? host.Addresses[0] : null))?.ToString(),
            Finding = listened.BrokenAt is not null ? PresenceState.Present : listened.State == SilenceState.Held ? PresenceState.Absent : PresenceState.Unknown,
            Detail = listened.Detail,
        };
        return seen.With(state, grade, listened.Since, [.. code, heard]);
    }
}
