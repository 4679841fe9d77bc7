namespace Jupiter.Migration.Network.Management;

/// <summary>A name and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record SnmpBinding(ObjectName Name, SnmpValue Value);
