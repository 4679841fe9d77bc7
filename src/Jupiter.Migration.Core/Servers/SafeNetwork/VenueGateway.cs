using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Servers.SafeNetwork;

/// <summary>The gateway of a venue's network.</summary>
/// <param name="Address">Its address; half of all networks call theirs 192.168.1.1.</param>
/// <param name="Card">Its hardware address (MAC), which no other gateway has; null where nobody noted it.</param>
public sealed record VenueGateway(IPAddress Address, HardwareAddress? Card)
{
    /// <inheritdoc/>
    public override string ToString() => Card is null ? $"{Address}" : $"{Address} ({Card})";
}
