using System;
using System.Buffers.Binary;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>What CAST(.. AS varbinary) makes of a value, which is not what goes over the wire.</summary>
internal static class ValueBytes
{
    public static byte[] Of(object value, SqlType type, int codePage)
    {
        switch (type.Name)
        {
            case SqlTypeName.Bit or SqlTypeName.TinyInt:
                return [(byte)(long)value];
            case SqlTypeName.SmallInt:
                return BigEndian((long)value, 2);
            case SqlTypeName.Int:
                return BigEndian((long)value, 4);
            case SqlTypeName.BigInt:
                return BigEndian((long)value, 8);
            case SqlTypeName.Real:
                return BigEndian(BitConverter.SingleToInt32Bits((float)(double)value), 4);
            case SqlTypeName.Float:
                return BigEndian(BitConverter.DoubleToInt64Bits((double)value), 8);
            case SqlTypeName.NVarChar or SqlTypeName.NChar:
                return Utf16((string)value);
            case SqlTypeName.VarChar or SqlTypeName.Char:
                return CodePages.Get(codePage).GetBytes((string)value);
            case SqlTypeName.Xml:
                return [0xFF, 0xFE, .. Utf16((string)value)];
            case SqlTypeName.SqlVariant:
                var (inner, innerType) = VariantBody.Read((byte[])value, codePage);
                return Of(inner, innerType, codePage);
            case SqlTypeName.Decimal or SqlTypeName.Numeric:
                // Trailing zero words of the magnitude stay, as the precision says how many there are.
                return [type.Precision, type.Scale, 0, .. (byte[])value];
            case SqlTypeName.Money:
                return BigEndian((long)ExactNumber.Read((byte[])value, type).Unscaled, 8);
            case SqlTypeName.SmallMoney:
                return BigEndian((long)ExactNumber.Read((byte[])value, type).Unscaled, 4);
            case SqlTypeName.DateTime:
                var body = (byte[])value;
                return [.. BigEndian(BinaryPrimitives.ReadInt32LittleEndian(body), 4),
                    .. BigEndian(BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(4)), 4)];
            case SqlTypeName.SmallDateTime:
                var little = (byte[])value;
                return [little[1], little[0], little[3], little[2]];
            case SqlTypeName.Time or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset:
                return [type.Scale, .. (byte[])value];
            case SqlTypeName.Text or SqlTypeName.NText:
                throw new SqlException(529, 16,
                    $"Explicit conversion from data type {SqlTypes.NameOf(type.Name)} to varbinary(max) is not allowed.");
            default:
                return (byte[])value;
        }
    }

    /// <summary>What DATALENGTH tells.</summary>
    public static long LengthOf(object value, SqlType type, int codePage) => type.Name switch
    {
        SqlTypeName.Text or SqlTypeName.VarChar or SqlTypeName.Char => CodePages.Get(codePage).GetByteCount((string)value),
        SqlTypeName.NText or SqlTypeName.NVarChar or SqlTypeName.NChar or SqlTypeName.Xml => 2L * ((string)value).Length,
        SqlTypeName.Time or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset or SqlTypeName.Decimal or SqlTypeName.Numeric =>
            ((byte[])value).Length,
        _ => Of(value, type, codePage).Length,
    };

    /// <summary>UTF-16 of any text, also of an unpaired surrogate, which Encoding.Unicode would replace.</summary>
    public static byte[] Utf16(string text) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()).ToArray();

    public static string OfUtf16(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length / 2];
        bytes[..(text.Length * 2)].CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
        return new string(text);
    }

    private static byte[] BigEndian(long value, int length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[(8 - length)..];
    }
}
