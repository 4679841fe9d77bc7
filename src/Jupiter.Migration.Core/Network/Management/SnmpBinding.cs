namespace Jupiter.Migration.Network.Management;

/// <summary>A name and its value.</summary>
internal sealed class SnmpBinding
{
    /// <summary>The name.</summary>
    public required ObjectName Name { get; init; }

    /// <summary>The value.</summary>
    public required SnmpValue Value { get; init; }
}
