namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>sql_variant (MS-TDS 2.2.5.5.4), whose values come as they are sent.</summary>
internal sealed class VariantFormat : ColumnFormat
{
    private const uint Longest = 8009;

    public override void WriteType(PacketWriter packets)
    {
        packets.Byte((byte)WireType.Variant);
        packets.UInt32(Longest);
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.UInt32(0);
            return;
        }

        var body = (byte[])value;
        packets.UInt32((uint)body.Length);
        packets.Bytes(body);
    }
}
