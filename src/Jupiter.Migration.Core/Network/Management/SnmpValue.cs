namespace Jupiter.Migration.Network.Management;

/// <summary>A value that an agent told: a number, octets, a name, or that there is none (RFC 3416 3).</summary>
internal sealed class SnmpValue
{
    /// <summary>No such object, no such instance, or nothing more behind.</summary>
    public static SnmpValue Nothing { get; } = new();

    /// <summary>The number; null where it is none, or one that no object that is asked for can have.</summary>
    public long? Number { get; init; }

    /// <summary>The octets; null where it is none.</summary>
    public byte[]? Octets { get; init; }

    /// <summary>The name; null where it is none.</summary>
    public ObjectName? Name { get; init; }
}
