namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What came of a question by datagram.</summary>
internal enum UdpOutcome
{
    /// <summary>Something came back from the address that was asked.</summary>
    Replied,

    /// <summary>The port was refused (ICMP port unreachable, RFC 792).</summary>
    Refused,

    /// <summary>Nothing came back.</summary>
    Silent,

    /// <summary>It could not be sent.</summary>
    NotPossible,
}
