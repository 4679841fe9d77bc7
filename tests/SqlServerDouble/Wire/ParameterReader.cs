using System;
using System.Buffers;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Reads the values of parameters into the forms of <see cref="IResultSink.Row"/> (MS-TDS 2.2.5.5).</summary>
internal sealed class ParameterReader(Encoding codePage)
{
    private const char ByteOrderMark = '\uFEFF';

    public object? Read(ParameterType type, ref PayloadReader reader)
    {
        switch (type.Wire)
        {
            case WireType.Null:
                return null;
            case WireType.Int1 or WireType.Bit:
                return ToValue(type.Type.Name, reader.Bytes(1));
            case WireType.Int2:
                return ToValue(type.Type.Name, reader.Bytes(2));
            case WireType.Int4 or WireType.Flt4 or WireType.Money4 or WireType.DateTim4:
                return ToValue(type.Type.Name, reader.Bytes(4));
            case WireType.Int8 or WireType.Flt8 or WireType.Money or WireType.DateTime:
                return ToValue(type.Type.Name, reader.Bytes(8));
            case WireType.BigChar or WireType.BigVarChar or WireType.NChar or WireType.NVarChar
                or WireType.BigBinary or WireType.BigVarBinary when type.Type.Length >= 0:
                var length = reader.UInt16();
                return length == ushort.MaxValue ? null : ToValue(type.Type.Name, reader.Bytes(length));
            case WireType.BigVarChar or WireType.NVarChar or WireType.BigVarBinary or WireType.Xml or WireType.Udt:
                return ReadParts(type.Type.Name, ref reader);
            case WireType.Text or WireType.NText or WireType.Image:
                var size = reader.Int32();
                return size == -1 ? null : ToValue(type.Type.Name, reader.Bytes(size));
            case WireType.Variant:
                var all = reader.UInt32();
                return all == 0 ? null : reader.Bytes(all).ToArray();
            case WireType.OldChar or WireType.OldVarChar or WireType.OldBinary or WireType.OldVarBinary:
                var few = reader.Byte();
                return few == byte.MaxValue ? null : ToValue(type.Type.Name, reader.Bytes(few));
            default:
                var count = reader.Byte();
                return count == 0 ? null : ToValue(type.Type.Name, reader.Bytes(count));
        }
    }

    // PARTLENTYPE (MS-TDS 2.2.5.2.3). The total length is only a promise; the chunks count.
    private object? ReadParts(SqlTypeName name, ref PayloadReader reader)
    {
        if (reader.UInt64() == ulong.MaxValue)
        {
            return null;
        }

        var first = reader.Bytes(reader.UInt32());
        if (first.IsEmpty)
        {
            return ToValue(name, first);
        }

        var next = reader.Bytes(reader.UInt32());
        if (next.IsEmpty)
        {
            return ToValue(name, first);
        }

        var whole = new ArrayBufferWriter<byte>(first.Length + next.Length);
        whole.Write(first);
        for (; !next.IsEmpty; next = reader.Bytes(reader.UInt32()))
        {
            whole.Write(next);
        }

        return ToValue(name, whole.WrittenSpan);
    }

    private object ToValue(SqlTypeName name, ReadOnlySpan<byte> bytes) => name switch
    {
        SqlTypeName.Bit => bytes[0] != 0 ? 1L : 0L,
        SqlTypeName.TinyInt or SqlTypeName.SmallInt or SqlTypeName.Int or SqlTypeName.BigInt => Integer(bytes),
        SqlTypeName.Real or SqlTypeName.Float => bytes.Length switch
        {
            sizeof(float) => (double)BitConverter.ToSingle(bytes),
            sizeof(double) => BitConverter.ToDouble(bytes),
            _ => throw new ProtocolException($"No floating point number has {bytes.Length} bytes."),
        },
        SqlTypeName.Char or SqlTypeName.VarChar or SqlTypeName.Text => codePage.GetString(bytes),
        SqlTypeName.NChar or SqlTypeName.NVarChar or SqlTypeName.NText => PayloadReader.ToText(bytes),
        SqlTypeName.Xml => PayloadReader.ToText(bytes).TrimStart(ByteOrderMark),
        _ => bytes.ToArray(),
    };

    private static long Integer(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BitConverter.ToInt16(bytes),
        4 => BitConverter.ToInt32(bytes),
        8 => BitConverter.ToInt64(bytes),
        _ => throw new ProtocolException($"No integer has {bytes.Length} bytes."),
    };
}
