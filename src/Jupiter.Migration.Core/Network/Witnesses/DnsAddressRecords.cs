using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Records with the addresses of a name: A (RFC 1035 3.4.1) and AAAA (RFC 3596 2.1).</summary>
internal static class DnsAddressRecords
{
    /// <summary>The type of a record with an IPv4 address.</summary>
    public const int IPv4 = 1;

    /// <summary>The type of a record with an IPv6 address.</summary>
    public const int IPv6 = 28;

    /// <summary>Reads the addresses from a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <param name="id">The number of the question.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <returns>The addresses of the name, or null when the datagram does not answer the question.</returns>
    public static IReadOnlyList<IPAddress>? Read(byte[] bytes, int id, WireName name) => NameMessage.AnswersTo(bytes, id, name)?
        .Where(record => (record.Type == IPv4 && record.Data.Length == 4) || (record.Type == IPv6 && record.Data.Length == 16))
        .Select(record => new IPAddress(record.Data)).ToArray();
}
