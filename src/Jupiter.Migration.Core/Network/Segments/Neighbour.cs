using System.Net;

namespace Jupiter.Migration.Network.Segments;

/// <summary>An entry of the system's table of neighbours: an address and the card that last answered for it, perhaps long ago.</summary>
/// <param name="Address">The address.</param>
/// <param name="HardwareAddress">The card.</param>
public sealed record Neighbour(IPAddress Address, HardwareAddress HardwareAddress);
