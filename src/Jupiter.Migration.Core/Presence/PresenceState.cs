namespace Jupiter.Migration.Presence;

/// <summary>Whether a machine is switched on, as far as it can be told.</summary>
public enum PresenceState
{
    /// <summary>It could not be told. Never counts as absent.</summary>
    Unknown,

    /// <summary>It is on: something of it answered.</summary>
    Present,

    /// <summary>It is not on; how that is known says the grade.</summary>
    Absent,
}
