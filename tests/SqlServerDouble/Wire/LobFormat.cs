using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>text, ntext and image, whose values come with a text pointer and a timestamp (MS-TDS 2.2.7.17).</summary>
internal sealed class LobFormat(WireType type, uint length, ValueContent content, ReadOnlyMemory<byte> collation, TdsVersion version)
    : ColumnFormat
{
    // The double keeps no text pointers; clients only carry them.
    private static readonly byte[] PointerAndTimestamp = [16, .. "dummy textptr\0\0\0"u8, .. "dummyTS\0"u8];

    public override void WriteType(PacketWriter packets)
    {
        packets.Byte((byte)type);
        packets.UInt32(length);
        packets.Bytes(collation.Span);

        // TableName: nobody asks for it, but it must be there, since 7.2 in parts.
        if (version >= TdsVersion.V72)
        {
            packets.Byte(1);
        }

        packets.ShortText("");
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.Byte(0);
            return;
        }

        packets.Bytes(PointerAndTimestamp);
        packets.UInt32((uint)content.Size(value));
        content.Write(packets, value);
    }
}
