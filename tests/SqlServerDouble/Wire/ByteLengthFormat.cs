namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>BYTELEN types whose values come as they are sent: decimal, numeric, uniqueidentifier and the newer date types.</summary>
internal sealed class ByteLengthFormat(WireType type, params byte[] facets) : ColumnFormat
{
    public override void WriteType(PacketWriter packets)
    {
        packets.Byte((byte)type);
        packets.Bytes(facets);
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.Byte(0);
            return;
        }

        var body = (byte[])value;
        packets.Byte(checked((byte)body.Length));
        packets.Bytes(body);
    }
}
