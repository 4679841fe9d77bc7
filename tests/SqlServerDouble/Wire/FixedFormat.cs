using System;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Types of a fixed size, which go without a length where they cannot be NULL, as servers send them.</summary>
internal abstract class FixedFormat(WireType fixedType, WireType nullableType, byte size, bool isNullable) : ColumnFormat
{
    protected byte Size => size;

    public override void WriteType(PacketWriter packets)
    {
        if (!isNullable)
        {
            packets.Byte((byte)fixedType);
            return;
        }

        packets.Byte((byte)nullableType);
        packets.Byte(size);
    }

    public override void WriteValue(PacketWriter packets, object? value)
    {
        if (value is null)
        {
            packets.Byte(0);
            return;
        }

        if (isNullable)
        {
            packets.Byte(size);
        }

        WriteBody(packets, value);
    }

    protected abstract void WriteBody(PacketWriter packets, object value);
}

/// <summary>bit and the integers.</summary>
internal sealed class IntegerFormat(WireType fixedType, WireType nullableType, byte size, bool isNullable)
    : FixedFormat(fixedType, nullableType, size, isNullable)
{
    protected override void WriteBody(PacketWriter packets, object value)
    {
        var number = (long)value;
        switch (Size)
        {
            case sizeof(byte):
                packets.Byte((byte)number);
                break;
            case sizeof(short):
                packets.UInt16((ushort)number);
                break;
            case sizeof(int):
                packets.UInt32((uint)number);
                break;
            default:
                packets.UInt64((ulong)number);
                break;
        }
    }
}

/// <summary>real and float.</summary>
internal sealed class FloatFormat(WireType fixedType, byte size, bool isNullable) : FixedFormat(fixedType, WireType.FltN, size, isNullable)
{
    protected override void WriteBody(PacketWriter packets, object value)
    {
        var number = (double)value;
        if (Size == sizeof(float))
        {
            packets.UInt32(BitConverter.SingleToUInt32Bits((float)number));
        }
        else
        {
            packets.UInt64(BitConverter.DoubleToUInt64Bits(number));
        }
    }
}

/// <summary>money, smallmoney, datetime and smalldatetime, whose values come as they are sent.</summary>
internal sealed class FixedBodyFormat(WireType fixedType, WireType nullableType, byte size, bool isNullable)
    : FixedFormat(fixedType, nullableType, size, isNullable)
{
    protected override void WriteBody(PacketWriter packets, object value)
    {
        var body = (byte[])value;
        if (body.Length != Size)
        {
            throw new InvalidOperationException($"A value of {Size} bytes has {body.Length}.");
        }

        packets.Bytes(body);
    }
}
