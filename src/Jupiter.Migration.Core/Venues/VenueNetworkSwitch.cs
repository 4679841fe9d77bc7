using Jupiter.Migration.Json;

namespace Jupiter.Migration.Venues;

/// <summary>The managed switch that the servers are plugged into, asked by SNMP whether one of them is cut off (clause R0).</summary>
public sealed class VenueNetworkSwitch
{
    /// <summary>Its name or address.</summary>
    public required string Address { get; init; }

    /// <summary>Its UDP port; null for the usual one, 161.</summary>
    public int? Port { get; init; }

    /// <summary>Its community for reading, which SNMP sends in clear.</summary>
    public required SecretText Community { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
