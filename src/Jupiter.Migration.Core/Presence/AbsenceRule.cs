namespace Jupiter.Migration.Presence;

/// <summary>
/// The one table that decides whether a server counts as absent (clause R0). Silence is a weak witness and a word is a weak one; together
/// they are enough, and a device that says so is enough alone. Whoever says that it is on outweighs them all.
/// </summary>
internal static class AbsenceRule
{
    /// <summary>Judges what is known of one server.</summary>
    /// <param name="isPresent">Whether any witness says that it is on.</param>
    /// <param name="device">Off or Isolated, where a device says so; null where none does.</param>
    /// <param name="silence">What its silence is worth.</param>
    /// <param name="hasCode">Whether the code of its tag was given, and was right.</param>
    /// <returns>
    /// Present; Absent, by the grade, of which Attested is a person's word alone, so that another person has to decide; Unknown.
    /// </returns>
    public static (PresenceState State, AbsenceGrade? Grade) Judge(bool isPresent, AbsenceGrade? device, SilenceState silence, bool hasCode) =>
        (isPresent, device, silence, hasCode) switch
        {
            (true, _, _, _) => (PresenceState.Present, null),
            (_, { } grade, _, _) => (PresenceState.Absent, grade),
            (_, _, SilenceState.Held, true) => (PresenceState.Absent, AbsenceGrade.Silent),
            (_, _, SilenceState.NoControl, true) => (PresenceState.Absent, AbsenceGrade.Attested),
            _ => (PresenceState.Unknown, null),
        };
}
