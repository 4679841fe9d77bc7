namespace Jupiter.Migration.Presence.Devices;

/// <summary>Why it can't be told for how long a port has had no link.</summary>
internal enum LinkDoubt
{
    /// <summary>It can.</summary>
    None,

    /// <summary>The switch does not keep ifLastChange.</summary>
    NotKept,

    /// <summary>The switch was restarted since the place was noted.</summary>
    Restarted,

    /// <summary>The clocks of this computer and of the switch do not go together.</summary>
    ClocksDiffer,
}
