namespace Jupiter.Migration.Servers;

/// <summary>A serial port or a USB device (Win32_PnPEntity): a fiscal registrar, a pin pad, a scanner or a dongle is reached by one (clause P1e).</summary>
public sealed class ServerDevice
{
    /// <summary>What Windows calls it; a serial port has its number in it.</summary>
    public required string Name { get; init; }

    /// <summary>Vendor and product as its hardware tells them, without its own serial number.</summary>
    public required string HardwareId { get; init; }

    /// <summary>The service of its driver; empty where it has none.</summary>
    public required string Driver { get; init; }

    /// <summary>What Device Manager has against it, by its number (ConfigManagerErrorCode: 28 is no driver); 0 for nothing, null where it does not tell.</summary>
    public int? Problem { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Problem is null or 0 ? Name : $"{Name} ({Problem})";
}
