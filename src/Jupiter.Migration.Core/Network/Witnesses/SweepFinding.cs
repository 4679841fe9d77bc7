using System.Collections.Generic;
using System.Net;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An address of a subnet at which something answered.</summary>
/// <param name="Address">The address.</param>
/// <param name="HardwareAddress">The card that answered for it; null where the segment can't be asked from here.</param>
/// <param name="Accepted">The ports that accepted a connection, in the order in which they were asked for.</param>
/// <param name="Refused">The ports that refused one.</param>
internal sealed record SweepFinding(
    IPAddress Address, HardwareAddress? HardwareAddress, IReadOnlyList<int> Accepted, IReadOnlyList<int> Refused);
