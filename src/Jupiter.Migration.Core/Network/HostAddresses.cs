using System.Collections.Generic;
using System.Net;

namespace Jupiter.Migration.Network;

/// <summary>What came of resolving a host.</summary>
/// <param name="Host">The host.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">What was seen, for people.</param>
/// <param name="Addresses">Its addresses; empty unless it was resolved.</param>
public sealed record HostAddresses(NetworkHost Host, ResolutionOutcome Outcome, string Detail, params IReadOnlyList<IPAddress> Addresses);
