using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network;

namespace Jupiter.Migration.Presence;

/// <summary>What decides whether a machine is on (clause R0). Nothing is asked here.</summary>
internal static class PresenceVerdict
{
    /// <summary>What an answer means for presence.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="isLoopback">
    /// Whether it came from a loopback address. That is nobody's machine: the computer that asks would always refuse in its name. There a
    /// machine of a rehearsal is a listener, so that only an accepted connection is presence and a refused one is absence.
    /// </param>
    /// <returns>The finding.</returns>
    public static PresenceState Judge(ProbeOutcome outcome, bool isLoopback) => (outcome, isLoopback) switch
    {
        (ProbeOutcome.Accepted, _) => PresenceState.Present,
        (ProbeOutcome.Refused, true) => PresenceState.Absent,
        (_, true) => PresenceState.Unknown,

        // Whoever refuses is on; a router that refuses in a machine's name errs to the safe side.
        (ProbeOutcome.Refused or ProbeOutcome.Replied or ProbeOutcome.Answered, false) => PresenceState.Present,
        (ProbeOutcome.Unanswered, false) => PresenceState.Absent,

        // Silence proves nothing: a firewall is silent too.
        _ => PresenceState.Unknown,
    };

    /// <summary>What the findings about one address come to: presence outweighs all, absence needs evidence.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>The verdict.</returns>
    public static PresenceState OfAddress(IReadOnlyCollection<PresenceState> findings) =>
        findings.Contains(PresenceState.Present) ? PresenceState.Present
        : findings.Contains(PresenceState.Absent) ? PresenceState.Absent
        : PresenceState.Unknown;

    /// <summary>What the verdicts about all addresses of a host come to: present at any, absent only at every one.</summary>
    /// <param name="addresses">The verdict of each address that was asked.</param>
    /// <param name="areAll">Whether these are known to be all addresses of the host.</param>
    /// <returns>The verdict.</returns>
    public static PresenceState OfHost(IReadOnlyCollection<PresenceState> addresses, bool areAll) =>
        addresses.Contains(PresenceState.Present) ? PresenceState.Present
        : areAll && addresses.Count > 0 && addresses.All(state => state == PresenceState.Absent) ? PresenceState.Absent
        : PresenceState.Unknown;
}
