using System.Collections.Generic;
using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An address of a subnet at which something answered.</summary>
internal sealed class SweepFinding
{
    /// <summary>The address.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The card that answered for it; null where the segment can't be asked from here.</summary>
    public required HardwareAddress? HardwareAddress { get; init; }

    /// <summary>The ports that accepted a connection, in the order in which they were asked for.</summary>
    public required IReadOnlyList<int> Accepted { get; init; }

    /// <summary>The ports that refused one.</summary>
    public required IReadOnlyList<int> Refused { get; init; }
}
