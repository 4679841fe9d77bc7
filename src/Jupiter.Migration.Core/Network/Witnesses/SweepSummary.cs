namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What a sweep came to.</summary>
internal sealed class SweepSummary
{
    /// <summary>How many addresses were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>At how many something answered.</summary>
    public required int Found { get; init; }

    /// <summary>How many packets went out: questions to the segment, and what the connections took.</summary>
    public required int PacketsSent { get; init; }
}
