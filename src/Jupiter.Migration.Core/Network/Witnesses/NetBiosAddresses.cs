using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>The addresses of a NetBIOS name (RFC 1002 4.2.13, positive name query response): two bytes of flags before each.</summary>
internal static class NetBiosAddresses
{
    private const int LengthOfEntry = 6;
    private const int LengthOfFlags = 2;

    /// <summary>Reads the addresses from a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <param name="id">The number of the question.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <returns>The addresses of the name, or null when the datagram does not answer the question.</returns>
    public static IReadOnlyList<IPAddress>? Read(byte[] bytes, int id, WireName name) => NameMessage.AnswersTo(bytes, id, name)?
        .Where(record => record.Type == NetBiosName.AddressesType)
        .SelectMany(record => Enumerable.Range(0, record.Data.Length / LengthOfEntry)
            .Select(i => new IPAddress([.. record.Data.Skip((i * LengthOfEntry) + LengthOfFlags).Take(LengthOfEntry - LengthOfFlags)]))).ToArray();
}
