namespace Jupiter.Migration.Servers;

/// <summary>What a computer is, as its maker wrote it into the firmware.</summary>
public sealed class ServerHardware
{
    /// <summary>Its maker.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>Its model.</summary>
    public required string Model { get; init; }

    /// <summary>What it runs on.</summary>
    public HypervisorKind Hypervisor { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Manufacturer} {Model}";
}
