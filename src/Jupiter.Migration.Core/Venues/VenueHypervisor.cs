namespace Jupiter.Migration.Venues;

/// <summary>The Hyper-V host of the servers, asked by CIM whether one of them has power (clause R0).</summary>
public sealed class VenueHypervisor
{
    /// <summary>Its name or address.</summary>
    public required string Address { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
