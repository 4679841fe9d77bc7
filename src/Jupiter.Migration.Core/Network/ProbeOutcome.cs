namespace Jupiter.Migration.Network;

/// <summary>What came back when an address was asked. What it means for presence is decided elsewhere. The plainest comes first.</summary>
public enum ProbeOutcome
{
    /// <summary>A connection was accepted.</summary>
    Accepted,

    /// <summary>A connection was refused: something that is on said no.</summary>
    Refused,

    /// <summary>An ICMP echo was replied to.</summary>
    Replied,

    /// <summary>The address answered on its network segment just now.</summary>
    Answered,

    /// <summary>The address is in the segment of this computer and did not answer there, asked again and again.</summary>
    Unanswered,

    /// <summary>Nothing came back.</summary>
    Silent,

    /// <summary>It could not be asked: no right, no route, not on this system.</summary>
    NotPossible,
}
