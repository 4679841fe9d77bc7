namespace Jupiter.Migration.Network.Segments;

/// <summary>What came of one question to a network segment: who has this address?</summary>
public sealed class NeighbourAnswer
{
    /// <summary>What came back.</summary>
    public required NeighbourOutcome Outcome { get; init; }

    /// <summary>The hardware address that answered; null unless one did.</summary>
    public HardwareAddress? HardwareAddress { get; init; }

    /// <summary>The call or packet by which was asked, for the evidence: <c>ResolveIpNetEntry2</c>, <c>ARP</c>, <c>NDP</c>, <c>/proc/net/arp</c>; and why it could not be asked.</summary>
    public required string Means { get; init; }
}
