namespace Jupiter.Migration.Presence;

/// <summary>
/// How it is known that a server is not on, from the weakest to the strongest. Who fences clusters tells a time-out, which is an assumption,
/// from a device that says so, which is a guarantee; so the grades are kept apart in results, journal and papers (clause R0).
/// </summary>
public enum AbsenceGrade
{
    /// <summary>Whoever stands before it read the code of its tag aloud. A person's word.</summary>
    Attested,

    /// <summary>
    /// Besides that word: where the server answered while it was on, on the same network segment, it answered nothing for as long as a
    /// start takes, while others there answered the same question.
    /// </summary>
    Silent,

    /// <summary>The switch that it is plugged into says that its port is shut, or has had no link for longer than a start takes.</summary>
    Isolated,

    /// <summary>What gives it power says that it is off: its hypervisor; in a rehearsal, the rehearsal.</summary>
    Off,
}
