using System;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Which format a column has, for the protocol that is spoken.</summary>
internal sealed class ColumnFormats(WireProfile profile)
{
    private const uint LongestLob = 0x7FFFFFFF;

    private readonly CodePageContent _codePage = new(profile.CodePage);

    public ColumnFormat Of(ResultColumn column)
    {
        var (type, nullable) = (column.Type, column.IsNullable);
        return type.Name switch
        {
            SqlTypeName.Bit => new IntegerFormat(WireType.Bit, WireType.BitN, 1, nullable),
            SqlTypeName.TinyInt => new IntegerFormat(WireType.Int1, WireType.IntN, 1, nullable),
            SqlTypeName.SmallInt => new IntegerFormat(WireType.Int2, WireType.IntN, 2, nullable),
            SqlTypeName.Int => new IntegerFormat(WireType.Int4, WireType.IntN, 4, nullable),
            SqlTypeName.BigInt => new IntegerFormat(WireType.Int8, WireType.IntN, 8, nullable),
            SqlTypeName.Real => new FloatFormat(WireType.Flt4, 4, nullable),
            SqlTypeName.Float => new FloatFormat(WireType.Flt8, 8, nullable),
            SqlTypeName.Decimal => new ByteLengthFormat(WireType.DecimalN, DecimalSize(type.Precision), type.Precision, type.Scale),
            SqlTypeName.Numeric => new ByteLengthFormat(WireType.NumericN, DecimalSize(type.Precision), type.Precision, type.Scale),
            SqlTypeName.Money => new FixedBodyFormat(WireType.Money, WireType.MoneyN, 8, nullable),
            SqlTypeName.SmallMoney => new FixedBodyFormat(WireType.Money4, WireType.MoneyN, 4, nullable),
            SqlTypeName.DateTime => new FixedBodyFormat(WireType.DateTime, WireType.DateTimeN, 8, nullable),
            SqlTypeName.SmallDateTime => new FixedBodyFormat(WireType.DateTim4, WireType.DateTimeN, 4, nullable),
            SqlTypeName.Date or SqlTypeName.Time or SqlTypeName.DateTime2 or SqlTypeName.DateTimeOffset => NewDate(type),
            SqlTypeName.UniqueIdentifier => new ByteLengthFormat(WireType.Guid, 16),
            SqlTypeName.Char => new ShortLengthFormat(WireType.BigChar, type.Length, _codePage, profile.Collation),
            SqlTypeName.NChar => new ShortLengthFormat(WireType.NChar, type.Length, UnicodeContent.Instance, profile.Collation),
            SqlTypeName.Binary => new ShortLengthFormat(WireType.BigBinary, type.Length, BinaryContent.Instance, default),
            SqlTypeName.Timestamp => new ShortLengthFormat(WireType.BigBinary, 8, BinaryContent.Instance, default),
            SqlTypeName.VarChar => Variable(WireType.BigVarChar, WireType.Text, type.Length, _codePage, profile.Collation),
            SqlTypeName.NVarChar => Variable(WireType.NVarChar, WireType.NText, type.Length, UnicodeContent.Instance, profile.Collation),
            SqlTypeName.VarBinary => Variable(WireType.BigVarBinary, WireType.Image, type.Length, BinaryContent.Instance, default),
            SqlTypeName.Text => Lob(WireType.Text, _codePage),
            SqlTypeName.NText => Lob(WireType.NText, UnicodeContent.Instance),
            SqlTypeName.Image => Lob(WireType.Image, BinaryContent.Instance),
            SqlTypeName.Xml => profile.Version >= TdsVersion.V72
                ? new PlpFormat(WireType.Xml, new byte[] { 0 }, UnicodeContent.Instance)
                : Lob(WireType.NText, UnicodeContent.Instance),
            SqlTypeName.Udt => profile.Version >= TdsVersion.V72
                ? new PlpFormat(WireType.Udt, ClrTypes.Describe(type.UdtName ?? "hierarchyid", profile.Product), BinaryContent.Instance)
                : Lob(WireType.Image, BinaryContent.Instance),
            SqlTypeName.SqlVariant => new VariantFormat(),
            _ => throw new InvalidOperationException($"The wire does not know the type {type.Name}."),
        };
    }

    private static byte DecimalSize(byte precision) => precision switch
    {
        <= 9 => 5,
        <= 19 => 9,
        <= 28 => 13,
        _ => 17,
    };

    private ColumnFormat NewDate(SqlType type) => type.Name switch
    {
        _ when profile.Version < TdsVersion.V73A => new DateTextFormat(type, profile.Collation),
        SqlTypeName.Date => new ByteLengthFormat(WireType.DateN),
        SqlTypeName.Time => new ByteLengthFormat(WireType.TimeN, type.Scale),
        SqlTypeName.DateTime2 => new ByteLengthFormat(WireType.DateTime2N, type.Scale),
        _ => new ByteLengthFormat(WireType.DateTimeOffsetN, type.Scale),
    };

    private ColumnFormat Variable(WireType type, WireType before72, int length, ValueContent content, ReadOnlyMemory<byte> collation)
    {
        if (length >= 0)
        {
            return new ShortLengthFormat(type, length, content, collation);
        }

        return profile.Version >= TdsVersion.V72
            ? new PlpFormat(type, (byte[])[0xFF, 0xFF, .. collation.Span], content)
            : Lob(before72, content);
    }

    private LobFormat Lob(WireType type, ValueContent content) => new(
        type, type == WireType.NText ? LongestLob - 1 : LongestLob, content,
        type == WireType.Image ? default : profile.Collation, profile.Version);
}
