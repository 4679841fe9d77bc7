namespace Jupiter.Migration.Servers;

/// <summary>A memory module that is plugged in.</summary>
public sealed class MemoryModule
{
    /// <summary>Its capacity in bytes; null when the firmware does not know it.</summary>
    public long? CapacityBytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => CapacityBytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
