using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network;

namespace Jupiter.Migration.Presence;

/// <summary>What the answers to packets say about a machine (clause R0). Nothing is asked here.</summary>
internal static class PresenceVerdict
{
    /// <summary>What an answer means for presence.</summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="owner">Whose the address is.</param>
    /// <returns>The finding.</returns>
    public static PresenceState Judge(ProbeOutcome outcome, AddressOwner owner) => (outcome, owner) switch
    {
        (_, AddressOwner.ThisComputer) => PresenceState.Present,

        // This computer itself refuses in the name of every loopback address. A computer of a rehearsal is a listener, and the rehearsal,
        // which is on, is what gives it power.
        (ProbeOutcome.Accepted, AddressOwner.RehearsedComputer) => PresenceState.Present,
        (ProbeOutcome.Refused, AddressOwner.RehearsedComputer) => PresenceState.Absent,
        (_, AddressOwner.RehearsedComputer or AddressOwner.Nobody) => PresenceState.Unknown,

        // Whoever refuses is on; a router that refuses in a machine's name errs to the safe side.
        (ProbeOutcome.Accepted or ProbeOutcome.Refused or ProbeOutcome.Replied or ProbeOutcome.Answered, _) => PresenceState.Present,

        // Silence proves nothing: a firewall is silent, too, and so is whoever can't be heard from here.
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
