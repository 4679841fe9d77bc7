using System.Collections.Generic;
using System.Net;

namespace Jupiter.Migration.Network.Segments;

/// <summary>One interface of this computer that is up, and the network segment behind it as the interface's own settings tell it.</summary>
public sealed class SegmentInterface
{
    /// <summary>Name, as the system shows it.</summary>
    public required string Name { get; init; }

    /// <summary>Index by which the system's calls name it, in the family of the address that was looked for.</summary>
    public required int Index { get; init; }

    /// <summary>What kind of link it is.</summary>
    public required SegmentLink Link { get; init; }

    /// <summary>Address of this computer in the subnet of the address that was looked for.</summary>
    public required IPAddress OwnAddress { get; init; }

    /// <summary>Hardware address of this computer's card; null where the link has none.</summary>
    public required HardwareAddress? OwnHardwareAddress { get; init; }

    /// <summary>The gateways of the interface, of the family of the address that was looked for.</summary>
    public IReadOnlyList<IPAddress> Gateways { get; init; } = [];
}
