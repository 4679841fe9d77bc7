using System.Collections.Generic;
using System.Formats.Asn1;
using System.Text;

namespace Jupiter.Migration.Network.Management;

/// <summary>A message to an agent: SNMPv2c (RFC 1901 3), definite lengths (RFC 3417 8). The community goes in clear, so it is for reading only.</summary>
/// <param name="Operation">What is asked.</param>
/// <param name="Number">A number that nobody can guess who does not see it.</param>
/// <param name="Rows">How many rows are wanted at once; 0 where one is.</param>
/// <param name="Names">What is asked for.</param>
internal sealed record SnmpQuestion(SnmpOperation Operation, int Number, int Rows, IReadOnlyList<ObjectName> Names)
{
    /// <summary>Version of SNMPv2c, as RFC 1901 numbers it.</summary>
    internal const int Version = 1;

    /// <summary>The message.</summary>
    /// <param name="community">The community.</param>
    /// <returns>The datagram.</returns>
    public byte[] Write(string community)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteOctetString(Encoding.UTF8.GetBytes(community));
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, (int)Operation)))
            {
                writer.WriteInteger(Number);
                writer.WriteInteger(0);
                writer.WriteInteger(Rows);
                using (writer.PushSequence())
                {
                    foreach (var name in Names)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteObjectIdentifier(name.ToString());
                            writer.WriteNull();
                        }
                    }
                }
            }
        }

        return writer.Encode();
    }
}
