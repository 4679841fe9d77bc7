using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>PARTLENTYPE (MS-TDS 2.2.5.2.3): the max types, xml and CLR types.</summary>
/// <param name="type">The type.</param>
/// <param name="facets">What follows it in TYPE_INFO.</param>
/// <param name="content">What is in the values.</param>
internal sealed class PlpFormat(WireType type, ReadOnlyMemory<byte> facets, ValueContent content) : ColumnFormat
{
    private const ulong Null = ulong.MaxValue;

    public override void WriteType(PacketWriter packets)
    {
        packets.Byte((byte)type);
        packets.Bytes(facets.Span);
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.UInt64(Null);
            return;
        }

        // Its chunks, if any, and the empty one that ends the value.
        packets.UInt64((ulong)content.Size(value));
        content.WriteParts(packets, value);
        packets.UInt32(0);
    }
}
