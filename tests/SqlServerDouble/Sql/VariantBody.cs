using System;
using System.Buffers.Binary;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A sql_variant as it goes over the wire: base type, length of its properties, properties, value.</summary>
internal static class VariantBody
{
    public static byte[] Write(object? value, SqlType type, CollationInfo collation)
    {
        var (token, properties) = type.Name switch
        {
            SqlTypeName.Bit => (0x32, []),
            SqlTypeName.TinyInt => (0x30, []),
            SqlTypeName.SmallInt => (0x34, []),
            SqlTypeName.Int => (0x38, []),
            SqlTypeName.BigInt => (0x7F, []),
            SqlTypeName.Real => (0x3B, []),
            SqlTypeName.Float => (0x3E, []),
            SqlTypeName.Money => (0x3C, []),
            SqlTypeName.SmallMoney => (0x7A, []),
            SqlTypeName.DateTime => (0x3D, []),
            SqlTypeName.SmallDateTime => (0x3A, []),
            SqlTypeName.UniqueIdentifier => (0x24, []),
            SqlTypeName.Date => (0x28, []),
            SqlTypeName.Time => (0x29, [type.Scale]),
            SqlTypeName.DateTime2 => (0x2A, [type.Scale]),
            SqlTypeName.DateTimeOffset => (0x2B, [type.Scale]),
            // What may be longer than 8000 bytes is no base type.
            _ when type.Length < 0 => throw new SqlException(
                206, 16, $"Operand type clash: {SqlTypes.NameOf(type.Name)}(max) is incompatible with sql_variant", 2),
            SqlTypeName.VarBinary => (0xA5, Length(type)),
            SqlTypeName.Binary => (0xAD, Length(type)),
            SqlTypeName.Numeric => (0x6C, [type.Precision, type.Scale]),
            SqlTypeName.Decimal => (0x6A, [type.Precision, type.Scale]),
            SqlTypeName.VarChar => (0xA7, [.. collation.Wire.Span, .. Length(type)]),
            SqlTypeName.Char => (0xAF, [.. collation.Wire.Span, .. Length(type)]),
            SqlTypeName.NVarChar => (0xE7, [.. collation.Wire.Span, .. Length(type)]),
            SqlTypeName.NChar => (0xEF, [.. collation.Wire.Span, .. Length(type)]),
            _ => throw new SqlException(206, 16, $"Operand type clash: {SqlTypes.NameOf(type.Name)} is incompatible with sql_variant"),
        };
        return [(byte)token, (byte)((byte[])properties).Length, .. (byte[])properties, .. ValueBytes(value!, type, collation.CodePage)];
    }

    public static (object Value, SqlType Type) Read(ReadOnlySpan<byte> body, int codePage)
    {
        var type = TypeOf(body);
        var value = body[(2 + body[1])..];
        object read = type.Name switch
        {
            SqlTypeName.Bit or SqlTypeName.TinyInt => (long)value[0],
            SqlTypeName.SmallInt => BinaryPrimitives.ReadInt16LittleEndian(value),
            SqlTypeName.Int => BinaryPrimitives.ReadInt32LittleEndian(value),
            SqlTypeName.BigInt => BinaryPrimitives.ReadInt64LittleEndian(value),
            SqlTypeName.Real => BinaryPrimitives.ReadSingleLittleEndian(value),
            SqlTypeName.Float => BinaryPrimitives.ReadDoubleLittleEndian(value),
            SqlTypeName.VarChar or SqlTypeName.Char => CodePages.Get(codePage).GetString(value),
            SqlTypeName.NVarChar or SqlTypeName.NChar => Encoding.Unicode.GetString(value),
            _ => value.ToArray(),
        };
        return (read switch { short small => (long)small, int whole => (long)whole, float single => (double)single, _ => read }, type);
    }

    public static SqlType TypeOf(ReadOnlySpan<byte> body) => body[0] switch
    {
        0x32 => SqlTypes.Bit,
        0x30 => SqlTypes.TinyInt,
        0x34 => SqlTypes.SmallInt,
        0x38 => SqlTypes.Int,
        0x7F => SqlTypes.BigInt,
        0x3B => new SqlType(SqlTypeName.Real),
        0x3E => SqlTypes.Float,
        0x3C => new SqlType(SqlTypeName.Money),
        0x7A => new SqlType(SqlTypeName.SmallMoney),
        0x3D => SqlTypes.DateTime,
        0x3A => new SqlType(SqlTypeName.SmallDateTime),
        0x24 => SqlTypes.Guid,
        0x28 => new SqlType(SqlTypeName.Date),
        0x29 => new SqlType(SqlTypeName.Time, 0, 0, body[2]),
        0x2A => new SqlType(SqlTypeName.DateTime2, 0, 0, body[2]),
        0x2B => new SqlType(SqlTypeName.DateTimeOffset, 0, 0, body[2]),
        0xA5 => new SqlType(SqlTypeName.VarBinary, BinaryPrimitives.ReadUInt16LittleEndian(body[2..])),
        0xAD => new SqlType(SqlTypeName.Binary, BinaryPrimitives.ReadUInt16LittleEndian(body[2..])),
        0x6C => new SqlType(SqlTypeName.Numeric, 0, body[2], body[3]),
        0x6A => new SqlType(SqlTypeName.Decimal, 0, body[2], body[3]),
        0xA7 => new SqlType(SqlTypeName.VarChar, BinaryPrimitives.ReadUInt16LittleEndian(body[7..])),
        0xAF => new SqlType(SqlTypeName.Char, BinaryPrimitives.ReadUInt16LittleEndian(body[7..])),
        0xE7 => new SqlType(SqlTypeName.NVarChar, BinaryPrimitives.ReadUInt16LittleEndian(body[7..])),
        0xEF => new SqlType(SqlTypeName.NChar, BinaryPrimitives.ReadUInt16LittleEndian(body[7..])),
        _ => throw SqlException.Unknown("a sql_variant of base type " + body[0]),
    };

    /// <summary>A name such as a product's version, as SERVERPROPERTY tells it.</summary>
    public static byte[]? OfName(string? text, CollationInfo collation) => text is null ? null : Write(text, SqlTypes.Name, collation);

    public static byte[]? OfInt(long? value, CollationInfo collation) => value is null ? null : Write(value, SqlTypes.Int, collation);

    private static byte[] Length(SqlType type)
    {
        var length = type.Length is < 0 or > 8000 ? 8000 : type.Length;
        return [(byte)length, (byte)(length >> 8)];
    }

    private static byte[] ValueBytes(object value, SqlType type, int codePage) => type.Name switch
    {
        SqlTypeName.Bit or SqlTypeName.TinyInt => [(byte)(long)value],
        SqlTypeName.SmallInt => BitConverter.GetBytes((short)(long)value),
        SqlTypeName.Int => BitConverter.GetBytes((int)(long)value),
        SqlTypeName.BigInt => BitConverter.GetBytes((long)value),
        SqlTypeName.Real => BitConverter.GetBytes((float)(double)value),
        SqlTypeName.Float => BitConverter.GetBytes((double)value),
        SqlTypeName.VarChar or SqlTypeName.Char => CodePages.Get(codePage).GetBytes((string)value),
        SqlTypeName.NVarChar or SqlTypeName.NChar => Encoding.Unicode.GetBytes((string)value),
        _ => (byte[])value,
    };
}
