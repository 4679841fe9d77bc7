namespace Jupiter.Migration.Presence;

/// <summary>What the silence of a server is worth.</summary>
public enum SilenceState
{
    /// <summary>Nobody asked for it, since alone it would prove nothing.</summary>
    NotAsked,

    /// <summary>Here silence can't be told from not being heard: another segment, no cable, nobody else who answers.</summary>
    NoControl,

    /// <summary>It did not last yet: a server that restarts, sleeps or hibernates is silent, too.</summary>
    TooShort,

    /// <summary>It lasted, and all the while others answered.</summary>
    Held,
}
