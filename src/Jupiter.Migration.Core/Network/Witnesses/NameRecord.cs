namespace Jupiter.Migration.Network.Witnesses;

/// <summary>A resource record of a message (RFC 1035 4.1.3, RFC 1002 4.2.1.3).</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Type">Its type.</param>
/// <param name="Class">Its class, without the bit by which multicast DNS says that it is all there is (RFC 6762 10.2).</param>
/// <param name="Data">What it says.</param>
internal sealed record NameRecord(WireName Name, int Type, int Class, byte[] Data);
