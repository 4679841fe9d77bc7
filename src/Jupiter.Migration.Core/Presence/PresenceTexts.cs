using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>How presence and absence are said to people: what was asked and not answered is never called off.</summary>
internal static class PresenceTexts
{
    /// <summary>What is known of one server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The text.</returns>
    public static string Of(ServerPresence server) => (server.State, server.Absence) switch
    {
        (PresenceState.Present, _) => SR.PresenceOn,
        (PresenceState.Absent, AbsenceGrade.Off) => SR.PresenceOff,
        (PresenceState.Absent, AbsenceGrade.Isolated) => SR.PresenceIsolated,
        (PresenceState.Absent, AbsenceGrade.Silent) => SR.PresenceSilent,
        (PresenceState.Absent, _) => SR.PresenceAttested,
        _ => SR.PresenceNotKnown,
    };

    /// <summary>What is known of both together.</summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <returns>The text.</returns>
    public static string Of(ServerPresence old, ServerPresence @new) => (old.State, @new.State) switch
    {
        (PresenceState.Present, PresenceState.Present) => SR.PresenceBothOn,
        (PresenceState.Present, PresenceState.Absent) => SR.PresenceOldOn.With(old.Host),
        (PresenceState.Absent, PresenceState.Present) => SR.PresenceNewOn.With(@new.Host),
        (PresenceState.Absent, PresenceState.Absent) => SR.PresenceNoneOn,
        (PresenceState.Absent, _) => SR.PresenceOtherNotKnown.With(old.Host, @new.Host),
        (_, PresenceState.Absent) => SR.PresenceOtherNotKnown.With(@new.Host, old.Host),
        _ => SR.PresenceNotKnown,
    };
}
