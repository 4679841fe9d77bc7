using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;

namespace Jupiter.Migration.Network.Management;

/// <summary>The answer of an agent (RFC 3416 3, Response-PDU).</summary>
/// <param name="Error">The error-status; 0 for none.</param>
/// <param name="Bindings">What was told.</param>
internal sealed record SnmpReply(int Error, IReadOnlyList<SnmpBinding> Bindings)
{
    private const int Response = 2;

    // Five octets a number (X.690 8.19): what is longer is none of RFC 2578, and would take long to read.
    private const int LongestName = 128 * 5;
    private const int MostBindings = 1024;
    private const int LongestNumber = 8;

    private static readonly Asn1Tag ResponseTag = new(TagClass.ContextSpecific, Response, isConstructed: true);

    /// <summary>Reads a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <param name="number">The number of the question.</param>
    /// <returns>The answer, or null when it is none, or none to this question.</returns>
    public static SnmpReply? Read(byte[] bytes, int number)
    {
        try
        {
            var datagram = new AsnReader(bytes, AsnEncodingRules.BER);
            var message = datagram.ReadSequence();
            if (datagram.HasData || !message.TryReadInt32(out var version) || version != SnmpQuestion.Version)
            {
                return null;
            }

            // The community is not looked at: who knows the number has seen it.
            message.ReadEncodedValue();
            var response = message.ReadSequence(ResponseTag);
            if (message.HasData || !response.TryReadInt32(out var answered) || answered != number
                || !response.TryReadInt32(out var error) || !response.TryReadInt32(out _))
            {
                return null;
            }

            var list = response.ReadSequence();
            return response.HasData ? null : Bound(list) is { } bindings ? new SnmpReply(error, bindings) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static List<SnmpBinding>? Bound(AsnReader list)
    {
        var bindings = new List<SnmpBinding>();
        while (list.HasData)
        {
            var pair = list.ReadSequence();
            if (bindings.Count == MostBindings || Name(pair) is not { } name || Value(pair) is not { } value || pair.HasData)
            {
                return null;
            }

            bindings.Add(new SnmpBinding(name, value));
        }

        return bindings;
    }

    private static ObjectName? Name(AsnReader reader) =>
        reader.PeekContentBytes().Length > LongestName ? null : ObjectName.Read(reader.ReadObjectIdentifier());

    private static SnmpValue? Value(AsnReader reader)
    {
        var tag = reader.PeekTag();
        return (tag.TagClass, tag.TagValue) switch
        {
            (TagClass.Universal, (int)UniversalTagNumber.Integer) => Number(reader, tag),
            (TagClass.Universal, (int)UniversalTagNumber.OctetString) => Octets(reader, tag),
            (TagClass.Universal, (int)UniversalTagNumber.ObjectIdentifier) => Name(reader) is { } name ? new SnmpValue { Name = name } : null,
            (TagClass.Universal, (int)UniversalTagNumber.Null) => Nothing(reader, tag),

            // IpAddress and Opaque; Counter32, Unsigned32, TimeTicks and Counter64 (RFC 2578 7.1).
            (TagClass.Application, 0 or 4) => Octets(reader, tag),
            (TagClass.Application, 1 or 2 or 3 or 6) => Number(reader, tag),

            // noSuchObject, noSuchInstance, endOfMibView.
            (TagClass.ContextSpecific, 0 or 1 or 2) => Nothing(reader, tag),
            _ => null,
        };
    }

    private static SnmpValue Number(AsnReader reader, Asn1Tag tag)
    {
        var bytes = reader.ReadIntegerBytes(tag).ToArray();
        return new SnmpValue
        {
            Number = bytes.Length > LongestNumber ? null : bytes.Aggregate((bytes[0] & 0x80) != 0 ? -1L : 0L, (number, part) => (number << 8) | part),
        };
    }

    // In pieces nobody sends it (RFC 3417 8).
    private static SnmpValue? Octets(AsnReader reader, Asn1Tag tag) =>
        reader.TryReadPrimitiveOctetString(out var octets, tag) ? new SnmpValue { Octets = octets.ToArray() } : null;

    private static SnmpValue Nothing(AsnReader reader, Asn1Tag tag)
    {
        reader.ReadNull(tag);
        return SnmpValue.Nothing;
    }
}
