using System.Net;

namespace Jupiter.Migration.Network;

/// <summary>The network segments that this computer stands in, and who answered there.</summary>
internal interface INeighbours
{
    /// <summary>The interface in whose subnet an address lies, while its link is up.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Name of the interface, or null when there is none or the system does not tell.</returns>
    string? FindInterface(IPAddress address);

    /// <summary>What the system remembers of an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="interfaceName">The interface it is reached through.</param>
    /// <returns>What it remembers.</returns>
    NeighbourState Recall(IPAddress address, string interfaceName);
}
