using Jupiter.Migration.Checks;

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
    /// Fail: it is on. Pass: it is absent, by the grade. Warning: only a person's word says so, and another person has to decide. Unknown.
    /// </returns>
    public static (CheckStatus Status, AbsenceGrade? Grade) Judge(bool isPresent, AbsenceGrade? device, SilenceState silence, bool hasCode) =>
        (isPresent, device, silence, hasCode) switch
        {
            (true, _, _, _) => (CheckStatus.Fail, null),
            (_, { } grade, _, _) => (CheckStatus.Pass, grade),
            (_, _, SilenceState.Held, true) => (CheckStatus.Pass, AbsenceGrade.Silent),
            (_, _, SilenceState.NoControl, true) => (CheckStatus.Warning, AbsenceGrade.Attested),
            _ => (CheckStatus.Unknown, null),
        };
}
