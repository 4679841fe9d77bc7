namespace Jupiter.Migration.Network.Witnesses;

/// <summary>A resource record of a message (RFC 1035 4.1.3, RFC 1002 4.2.1.3).</summary>
internal sealed class NameRecord
{
    /// <summary>Whose it is.</summary>
    public required WireName Name { get; init; }

    /// <summary>Its type.</summary>
    public required int Type { get; init; }

    /// <summary>Its class, without the bit by which multicast DNS says that it is all there is (RFC 6762 10.2).</summary>
    public required int Class { get; init; }

    /// <summary>What it says.</summary>
    public required byte[] Data { get; init; }
}
