using System.Collections.Generic;
using System.Net;

namespace Jupiter.Migration.Network;

/// <summary>What came of resolving a host.</summary>
public sealed class HostAddresses
{
    /// <summary>The host.</summary>
    public required NetworkHost Host { get; init; }

    /// <summary>How it went.</summary>
    public required ResolutionOutcome Outcome { get; init; }

    /// <summary>Its addresses; empty unless it was resolved.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>What was seen, for people.</summary>
    public required string Detail { get; init; }
}
