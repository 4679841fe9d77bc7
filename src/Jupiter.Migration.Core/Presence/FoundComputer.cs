using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Presence;

/// <summary>A computer of a subnet that answered. One that is not found may be on all the same.</summary>
public sealed class FoundComputer
{
    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>Hardware address (MAC) of the card that answered; empty where the segment can't be asked from here.</summary>
    public required string HardwareAddress { get; init; }

    /// <summary>The TCP ports that accepted a connection.</summary>
    public required IReadOnlyList<int> AcceptedPorts { get; init => field = Listing.Of(value); }

    /// <summary>The TCP ports that refused one.</summary>
    public required IReadOnlyList<int> RefusedPorts { get; init => field = Listing.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
