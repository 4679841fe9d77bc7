namespace Jupiter.Migration.Presence.Computers;

/// <summary>What is known of a computer of the venue.</summary>
public enum ComputerFinding
{
    /// <summary>Nobody answers at its address. That proves nothing.</summary>
    Silent,

    /// <summary>Somebody answers at its address, and nothing shows that it is this computer: addresses are lent anew, to telephones too.</summary>
    Somebody,

    /// <summary>It answers, by its name or its card.</summary>
    On,
}
