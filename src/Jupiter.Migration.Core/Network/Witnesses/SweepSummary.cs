namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What a sweep came to.</summary>
/// <param name="Asked">How many addresses were asked.</param>
/// <param name="Found">At how many something answered.</param>
/// <param name="PacketsSent">How many packets went out: questions to the segment, and what the connections took.</param>
internal sealed record SweepSummary(int Asked, int Found, int PacketsSent);
