using System.Net;

namespace Jupiter.Migration.Network.Segments;

/// <summary>An entry of the system's table of neighbours: an address and the card that last answered for it, perhaps long ago.</summary>
public sealed class Neighbour
{
    /// <summary>The address.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The card.</summary>
    public required HardwareAddress HardwareAddress { get; init; }

    /// <summary>Whether the system itself counts the entry as confirmed a moment ago (reachable), and not as a memory.</summary>
    public required bool IsFresh { get; init; }
}
