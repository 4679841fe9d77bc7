using System;
using System.Collections.Generic;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>A value of a type: as the model has it, and as a client of .NET sees it.</summary>
internal sealed record TypeSample(ResultColumn Column, object Wire, object Seen)
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static IReadOnlyList<TypeSample> All { get; } =
    [
        Of("bit", SqlTypeName.Bit, 1L, true),
        Of("tinyint", SqlTypeName.TinyInt, 200L, (byte)200),
        Of("smallint", SqlTypeName.SmallInt, -300L, (short)-300),
        Of("int", SqlTypeName.Int, -70_000L, -70_000),
        Of("bigint", SqlTypeName.BigInt, long.MinValue, long.MinValue),
        Of("real", SqlTypeName.Real, 0.5, 0.5f),
        Of("float", SqlTypeName.Float, -1e300, -1e300),
        Of("decimal", new SqlType(SqlTypeName.Decimal, 0, 9, 2), Hex("00 39300000"), -123.45m),
        Of("numeric", new SqlType(SqlTypeName.Numeric, 0, 38, 4), Hex("01 D2040000000000000000000000000000"), 0.1234m),
        Of("money", SqlTypeName.Money, Hex("00000000 39300000"), 1.2345m),
        Of("smallmoney", SqlTypeName.SmallMoney, Hex("C7CFFFFF"), -1.2345m),
        Of("date", SqlTypeName.Date, Hex("DA3F0B"), DateTime.MinValue.AddDays(0x0B3FDA)),
        Of("time", new SqlType(SqlTypeName.Time, Scale: 3), Hex("B1E2BC02"), TimeSpan.FromMilliseconds(0x02BCE2B1)),
        Of("datetime", SqlTypeName.DateTime, Hex("A4B10000 2C010000"), new DateTime(1900, 1, 1).AddDays(0xB1A4).AddSeconds(1)),
        Of("smalldatetime", SqlTypeName.SmallDateTime, Hex("A4B1 3C00"), new DateTime(1900, 1, 1).AddDays(0xB1A4).AddHours(1)),
        Of("datetime2", new SqlType(SqlTypeName.DateTime2, Scale: 7), Hex("8096980000 DA3F0B"),
            DateTime.MinValue.AddDays(0x0B3FDA).AddSeconds(1)),
        Of("datetimeoffset", new SqlType(SqlTypeName.DateTimeOffset, Scale: 0), Hex("100E00 DA3F0B B400"),
            new DateTimeOffset(DateTime.MinValue.AddDays(0x0B3FDA).AddHours(4), TimeSpan.FromHours(3))),
        Of("uniqueidentifier", SqlTypeName.UniqueIdentifier, Id.ToByteArray(), Id),
        Of("char", new SqlType(SqlTypeName.Char, 6), "Щи    ", "Щи    "),
        Of("varchar", new SqlType(SqlTypeName.VarChar, 8000), Text(3000), Text(3000)),
        Of("varcharmax", new SqlType(SqlTypeName.VarChar, -1), Text(20_000), Text(20_000)),
        Of("text", SqlTypeName.Text, "Борщ", "Борщ"),
        Of("nchar", new SqlType(SqlTypeName.NChar, 8), "Чай ", "Чай "),
        Of("nvarchar", new SqlType(SqlTypeName.NVarChar, 200), "Гость № 1 «😀»", "Гость № 1 «😀»"),
        Of("nvarcharmax", new SqlType(SqlTypeName.NVarChar, -1), Text(20_000), Text(20_000)),
        Of("ntext", SqlTypeName.NText, Text(5000), Text(5000)),
        Of("binary", new SqlType(SqlTypeName.Binary, 4), Hex("01020304"), Hex("01020304")),
        Of("varbinary", new SqlType(SqlTypeName.VarBinary, 8000), Bytes(8000), Bytes(8000)),
        Of("varbinarymax", new SqlType(SqlTypeName.VarBinary, -1), Bytes(50_000), Bytes(50_000)),
        Of("empty", new SqlType(SqlTypeName.VarBinary, -1), Array.Empty<byte>(), Array.Empty<byte>()),
        Of("image", SqlTypeName.Image, Bytes(10_000), Bytes(10_000)),
        Of("timestamp", SqlTypeName.Timestamp, Hex("00000000000007D1"), Hex("00000000000007D1")),
        Of("xml", SqlTypeName.Xml, "<a>щ</a>", "<a>щ</a>"),
        Of("variant", SqlTypeName.SqlVariant, Hex("38 00 2A000000"), 42),
        Of("varianttext", SqlTypeName.SqlVariant, (byte[])[.. Hex("E7 07 1904D00000 C800"), .. Encoding.Unicode.GetBytes("щи")], "щи"),
    ];

    /// <summary>A text in letters of code page 1251.</summary>
    public static string Text(int length) => string.Create(length, 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)('а' + (i % 31));
        }
    });

    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static TypeSample Of(string name, SqlTypeName type, object wire, object seen) => Of(name, new SqlType(type), wire, seen);

    private static TypeSample Of(string name, SqlType type, object wire, object seen) => new(new ResultColumn(name, type), wire, seen);
}
