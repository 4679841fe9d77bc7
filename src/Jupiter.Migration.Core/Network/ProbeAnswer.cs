namespace Jupiter.Migration.Network;

/// <summary>What a probe of one address saw.</summary>
/// <param name="Outcome">What came back.</param>
/// <param name="Detail">The same for people.</param>
public sealed record ProbeAnswer(ProbeOutcome Outcome, string Detail)
{
    /// <summary>How many packets went out for it, as far as the probe can tell: the system's repetitions of a TCP packet are not seen, and what was not counted is 0.</summary>
    public int PacketsSent { get; init; }
}
