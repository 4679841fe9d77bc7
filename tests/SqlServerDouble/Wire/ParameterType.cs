using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>TYPE_INFO of a parameter (MS-TDS 2.2.5.6).</summary>
/// <param name="Wire">The type on the wire.</param>
/// <param name="Type">What it is to the server.</param>
internal readonly record struct ParameterType(WireType Wire, SqlType Type)
{
    private const ushort Max = 0xFFFF;

    public static ParameterType Read(ref PayloadReader reader)
    {
        var wire = (WireType)reader.Byte();
        return new ParameterType(wire, wire switch
        {
            WireType.Null => new SqlType(SqlTypeName.Int),
            WireType.Int1 => new SqlType(SqlTypeName.TinyInt),
            WireType.Bit => new SqlType(SqlTypeName.Bit),
            WireType.Int2 => new SqlType(SqlTypeName.SmallInt),
            WireType.Int4 => new SqlType(SqlTypeName.Int),
            WireType.Int8 => new SqlType(SqlTypeName.BigInt),
            WireType.Flt4 => new SqlType(SqlTypeName.Real),
            WireType.Flt8 => new SqlType(SqlTypeName.Float),
            WireType.Money4 => new SqlType(SqlTypeName.SmallMoney),
            WireType.Money => new SqlType(SqlTypeName.Money),
            WireType.DateTim4 => new SqlType(SqlTypeName.SmallDateTime),
            WireType.DateTime => new SqlType(SqlTypeName.DateTime),
            WireType.IntN => Integer(reader.Byte()),
            WireType.BitN => Sized(SqlTypeName.Bit, ref reader),
            WireType.FltN => new SqlType(reader.Byte() == sizeof(float) ? SqlTypeName.Real : SqlTypeName.Float),
            WireType.MoneyN => new SqlType(reader.Byte() == 4 ? SqlTypeName.SmallMoney : SqlTypeName.Money),
            WireType.DateTimeN => new SqlType(reader.Byte() == 4 ? SqlTypeName.SmallDateTime : SqlTypeName.DateTime),
            WireType.Guid => Sized(SqlTypeName.UniqueIdentifier, ref reader),
            WireType.DecimalN or WireType.OldDecimal => Decimal(SqlTypeName.Decimal, ref reader),
            WireType.NumericN or WireType.OldNumeric => Decimal(SqlTypeName.Numeric, ref reader),
            WireType.DateN => new SqlType(SqlTypeName.Date),
            WireType.TimeN => new SqlType(SqlTypeName.Time, Scale: reader.Byte()),
            WireType.DateTime2N => new SqlType(SqlTypeName.DateTime2, Scale: reader.Byte()),
            WireType.DateTimeOffsetN => new SqlType(SqlTypeName.DateTimeOffset, Scale: reader.Byte()),
            WireType.OldChar => new SqlType(SqlTypeName.Char, reader.Byte()),
            WireType.OldVarChar => new SqlType(SqlTypeName.VarChar, reader.Byte()),
            WireType.OldBinary => new SqlType(SqlTypeName.Binary, reader.Byte()),
            WireType.OldVarBinary => new SqlType(SqlTypeName.VarBinary, reader.Byte()),
            WireType.BigChar => Text(SqlTypeName.Char, ref reader),
            WireType.BigVarChar => Text(SqlTypeName.VarChar, ref reader),
            WireType.NChar => Text(SqlTypeName.NChar, ref reader),
            WireType.NVarChar => Text(SqlTypeName.NVarChar, ref reader),
            WireType.BigBinary => new SqlType(SqlTypeName.Binary, Length(ref reader)),
            WireType.BigVarBinary => new SqlType(SqlTypeName.VarBinary, Length(ref reader)),
            WireType.Text => Lob(SqlTypeName.Text, ref reader),
            WireType.NText => Lob(SqlTypeName.NText, ref reader),
            WireType.Image => Lob(SqlTypeName.Image, ref reader),
            WireType.Variant => Lob(SqlTypeName.SqlVariant, ref reader),
            WireType.Xml => Xml(ref reader),
            WireType.Udt => Udt(ref reader),
            _ => throw new ProtocolException($"Data type 0x{(byte)wire:X2} is unknown."),
        });
    }

    private static SqlType Integer(byte size) => new(size switch
    {
        1 => SqlTypeName.TinyInt,
        2 => SqlTypeName.SmallInt,
        4 => SqlTypeName.Int,
        8 => SqlTypeName.BigInt,
        _ => throw new ProtocolException($"No integer has {size} bytes."),
    });

    private static SqlType Sized(SqlTypeName name, ref PayloadReader reader)
    {
        reader.Byte();
        return new SqlType(name);
    }

    private static SqlType Decimal(SqlTypeName name, ref PayloadReader reader)
    {
        reader.Byte();
        return new SqlType(name, 0, reader.Byte(), reader.Byte());
    }

    private static int Length(ref PayloadReader reader) => reader.UInt16() is var length && length == Max ? -1 : length;

    private static SqlType Text(SqlTypeName name, ref PayloadReader reader)
    {
        var length = Length(ref reader);
        SkipCollation(ref reader);
        return new SqlType(name, length);
    }

    private static SqlType Lob(SqlTypeName name, ref PayloadReader reader)
    {
        reader.UInt32();
        if (name is SqlTypeName.Text or SqlTypeName.NText)
        {
            SkipCollation(ref reader);
        }

        return new SqlType(name);
    }

    private static SqlType Xml(ref PayloadReader reader)
    {
        if (reader.Byte() != 0)
        {
            reader.ByteText();
            reader.ByteText();
            reader.ShortText();
        }

        return new SqlType(SqlTypeName.Xml);
    }

    private static SqlType Udt(ref PayloadReader reader)
    {
        reader.ByteText();
        reader.ByteText();
        return new SqlType(SqlTypeName.Udt, UdtName: reader.ByteText());
    }

    // It is the one of ENVCHANGE 7; no client has another one to tell of.
    private static void SkipCollation(ref PayloadReader reader) => reader.Bytes(5);
}
