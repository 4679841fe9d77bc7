using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>USHORTLEN types: (n)char, (n)varchar, binary and varbinary of a limited length.</summary>
internal sealed class ShortLengthFormat(WireType type, int length, ValueContent content, ReadOnlyMemory<byte> collation) : ColumnFormat
{
    private const ushort Null = 0xFFFF;

    public override void WriteType(PacketWriter packets)
    {
        packets.Byte((byte)type);
        packets.UInt16((ushort)length);
        packets.Bytes(collation.Span);
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.UInt16(Null);
            return;
        }

        var size = content.Size(value);
        if (size >= Null)
        {
            throw new InvalidOperationException($"A value of {size} bytes in a column of {length}.");
        }

        packets.UInt16((ushort)size);
        content.Write(packets, value);
    }
}
