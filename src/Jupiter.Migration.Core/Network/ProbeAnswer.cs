namespace Jupiter.Migration.Network;

/// <summary>What a probe of one address saw.</summary>
/// <param name="outcome">What came back.</param>
/// <param name="detail">The same for people.</param>
public sealed class ProbeAnswer(ProbeOutcome outcome, string detail)
{
    /// <summary>What came back.</summary>
    public ProbeOutcome Outcome { get; } = outcome;

    /// <summary>The same for people.</summary>
    public string Detail { get; } = detail;

    /// <summary>How many packets went out for it, as far as the probe can tell: the system's repetitions of a TCP packet are not seen, and what was not counted is 0.</summary>
    public int PacketsSent { get; init; }
}
