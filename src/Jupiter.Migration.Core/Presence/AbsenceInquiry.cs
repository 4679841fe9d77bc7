using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Asks of a server that nothing says is on whether it counts as absent. Its silence takes minutes to mean anything and never means
/// anything alone, so it is listened for only where somebody has read the code of its tag.
/// </summary>
internal sealed class AbsenceInquiry
{
    private readonly SilenceObserver _silence;

    /// <summary>Makes an inquiry.</summary>
    /// <param name="silence">Listens on the segments.</param>
    public AbsenceInquiry(SilenceObserver silence) => _silence = silence;

    /// <summary>Asks.</summary>
    /// <param name="server">The server.</param>
    /// <param name="host">Its addresses.</param>
    /// <param name="seen">What the probes saw of it.</param>
    /// <param name="peers">Addresses of other machines that must be on.</param>
    /// <param name="report">Told how long it has been silent.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The server with the grade of its absence, present after all, or unknown.</returns>
    public async Task<ServerPresence> AskAsync(
        AskedServer server, HostAddresses host, ServerPresence seen, IReadOnlyList<IPAddress> peers, Action<TimeSpan> report, CancellationToken cancellation)
    {
        if (seen.State != PresenceState.Unknown || !server.HasCode || seen.Signals.Any(signal => signal.Name == "Loopback"))
        {
            return seen;
        }

        var code = new PresenceSignal { Name = "TagCode", Finding = PresenceState.Absent, Detail = SR.TagCodeRead };
        var silence = await _silence.ListenAsync(server, host.Addresses, peers, report, cancellation).ConfigureAwait(false);
        var (status, grade) = AbsenceRule.Judge(silence.BrokenAt is not null, null, silence.State, server.HasCode);
        var state = status switch
        {
            CheckStatus.Fail => PresenceState.Present,
            CheckStatus.Pass or CheckStatus.Warning => PresenceState.Absent,
            _ => PresenceState.Unknown,
        };
        var heard = new PresenceSignal
        {
            Name = "Silence",
            Address = (silence.BrokenAt ?? (host.Addresses.Count > 0 ? host.Addresses[0] : null))?.ToString(),
            Finding = silence.BrokenAt is not null ? PresenceState.Present : silence.State == SilenceState.Held ? PresenceState.Absent : PresenceState.Unknown,
            Detail = silence.Detail,
        };
        return seen.With(state, grade, silence.Since, code, heard);
    }
}
