using System.Globalization;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>
/// How one column is selected and read. Text, XML and CLR types are selected as the bytes that are stored: a decoding on the way would
/// hide what a code page or an unpaired surrogate can't say.
/// </summary>
internal sealed class ColumnPlan(string name, ColumnKind kind, string selection, byte scale = 0, ByteValueKind bytes = ByteValueKind.Binary)
{
    private const short Max = -1;

    // System.Decimal, which is read fast, holds 28 digits of any value.
    private const int DigitsOfDecimal = 28;

    /// <summary>Name of the column.</summary>
    public string Name { get; } = name;

    /// <summary>How it is read.</summary>
    public ColumnKind Kind { get; } = kind;

    /// <summary>What stands for it in the select list; long values are preceded by their length, variants by their base type.</summary>
    public string Selection { get; } = selection;

    /// <summary>Fraction digits of an exact number.</summary>
    public byte Scale { get; } = scale;

    /// <summary>What its bytes are.</summary>
    public ByteValueKind Bytes { get; } = bytes;

    /// <summary>The plan of a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its system type; null for a CLR type.</param>
    /// <param name="maxLength">Its length in bytes, -1 for max.</param>
    /// <param name="precision">Its digits.</param>
    /// <param name="scale">Its fraction digits.</param>
    /// <returns>The plan, or null for a type that this version of the module does not know.</returns>
    public static ColumnPlan? For(string name, string? type, short maxLength, int precision, int scale)
    {
        var column = SqlName.Quote(name);
        return type switch
        {
            "bit" => new(name, ColumnKind.Bit, column),
            "tinyint" => new(name, ColumnKind.TinyInt, column),
            "smallint" => new(name, ColumnKind.SmallInt, column),
            "int" => new(name, ColumnKind.Int, column),
            "bigint" => new(name, ColumnKind.BigInt, column),
            "real" => new(name, ColumnKind.Real, column),
            "float" => new(name, ColumnKind.Float, column),
            "decimal" or "numeric" => new(
                name, precision <= DigitsOfDecimal ? ColumnKind.Decimal : ColumnKind.LongDecimal, column, (byte)scale),
            "money" or "smallmoney" => new(name, ColumnKind.Money, column, 4),
            "date" or "datetime2" => new(name, ColumnKind.Date, column),
            "datetime" or "smalldatetime" => new(name, ColumnKind.DateTime, column),
            "time" => new(name, ColumnKind.Time, column),
            "datetimeoffset" => new(name, ColumnKind.DateTimeOffset, column),
            "uniqueidentifier" => new(name, ColumnKind.Guid, column),
            "char" or "varchar" => maxLength == Max
                ? Long(name, ByteValueKind.TextInCodePage, $"CAST({column} AS varbinary(max))", column)
                : Short(name, ByteValueKind.TextInCodePage, column, maxLength),
            "nchar" or "nvarchar" => maxLength == Max
                ? Long(name, ByteValueKind.TextUtf16, $"CAST({column} AS varbinary(max))", column)
                : Short(name, ByteValueKind.TextUtf16, column, maxLength),
            "text" => Long(name, ByteValueKind.TextInCodePage, $"CAST(CAST({column} AS varchar(max)) AS varbinary(max))", column),
            "ntext" => Long(name, ByteValueKind.TextUtf16, $"CAST(CAST({column} AS nvarchar(max)) AS varbinary(max))", column),
            "image" => Long(name, ByteValueKind.Binary, $"CAST({column} AS varbinary(max))", column),
            "binary" or "varbinary" => maxLength == Max
                ? Long(name, ByteValueKind.Binary, column, column)
                : new(name, ColumnKind.ShortBytes, column),
            "timestamp" => new(name, ColumnKind.ShortBytes, $"CAST({column} AS varbinary(8))"),
            "xml" => Long(name, ByteValueKind.Xml, $"CAST({column} AS varbinary(max))"),
            null => Long(name, ByteValueKind.ClrType, $"CAST({column} AS varbinary(max))"),
            "sql_variant" => new(
                name,
                ColumnKind.Variant,
                $"CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY({column}, 'BaseType')), ISNULL(CONVERT(int, SQL_VARIANT_PROPERTY({column}, 'Precision')), 0), "
                    + $"ISNULL(CONVERT(int, SQL_VARIANT_PROPERTY({column}, 'Scale')), 0), CAST({column} AS varbinary(8000))",
                bytes: ByteValueKind.Variant),
            _ => null,
        };
    }

    private static ColumnPlan Short(string name, ByteValueKind bytes, string column, short maxLength) => new(
        name,
        ColumnKind.ShortBytes,
        $"CAST({column} AS varbinary({maxLength.ToString(CultureInfo.InvariantCulture)}))",
        bytes: bytes);

    // Where the column itself has as many bytes, its length is asked of it, which the server knows without converting anything.
    private static ColumnPlan Long(string name, ByteValueKind bytes, string expression, string? sameLength = null) =>
        new(name, ColumnKind.LongBytes, $"CONVERT(bigint, DATALENGTH({sameLength ?? expression})), {expression}", bytes: bytes);
}
