namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>A column type with a value, what it must be encoded as, and another value that must not be taken for it.</summary>
/// <param name="Type">The type as CREATE TABLE has it.</param>
/// <param name="Value">The value as T-SQL has it.</param>
/// <param name="Encoded">Its bytes by docs/fingerprint.md.</param>
/// <param name="Other">The other value.</param>
internal sealed record TypeCase(string Type, string Value, byte[] Encoded, string Other)
{
    public static TypeCase[] All { get; } =
    [
        new("bit", "1", EncodedValue.Integer(1), "0"),
        new("tinyint", "200", EncodedValue.Integer(200), "201"),
        new("smallint", "-3", EncodedValue.Integer(-3), "3"),
        new("int", "-70000", EncodedValue.Integer(-70000), "-70001"),
        new("bigint", "9223372036854775807", EncodedValue.Integer(long.MaxValue), "9223372036854775806"),
        new("real", "0.5", EncodedValue.Real(0.5), "0.25"),
        new("float", "1e-1", EncodedValue.Real(0.1), "1.0000000000000002e-1"),
        new("decimal(10, 2)", "12.50", EncodedValue.Exact(2, 1250), "12.51"),
        new("numeric(28, 4)", "-0.0001", EncodedValue.Exact(4, -1), "0.0001"),
        new("decimal(38, 0)", "12345678901234567890123456789012345678", EncodedValue.Exact(0, System.Int128.Parse("12345678901234567890123456789012345678", null)), "12345678901234567890123456789012345679"),
        new("decimal(38, 10)", "-1.5", EncodedValue.Exact(10, -15_000_000_000), "1.5"),
        new("money", "-12.3401", EncodedValue.Exact(4, -123401), "-12.3402"),
        new("smallmoney", "1.5", EncodedValue.Exact(4, 15000), "1.5001"),
        new("date", "'20260112'", EncodedValue.Moment("2026-01-12"), "'20260113'"),
        new("datetime", "'2026-01-12T10:00:00.003'", EncodedValue.Moment(new(2026, 1, 12), (36000 * 300) + 1), "'2026-01-12T10:00:00.007'"),
        new("smalldatetime", "'2026-01-12T10:01:00'", EncodedValue.Moment("2026-01-12T10:01:00"), "'2026-01-12T10:02:00'"),
        new("datetime2(7)", "'2026-01-12T10:00:00.1234567'", EncodedValue.Moment("2026-01-12T10:00:00.1234567"), "'2026-01-12T10:00:00.1234568'"),
        new("datetime2(0)", "'0001-01-01T00:00:01'", EncodedValue.Moment("0001-01-01T00:00:01"), "'0001-01-01T00:00:02'"),
        new("time(7)", "'23:59:59.9999999'", EncodedValue.TimeOfDay("23:59:59.9999999"), "'23:59:59.9999998'"),
        new("time(3)", "'10:00:00.125'", EncodedValue.TimeOfDay("10:00:00.125"), "'10:00:00.126'"),
        new("datetimeoffset(7)", "'2026-01-12T10:00:00+03:00'", EncodedValue.MomentWithOffset("2026-01-12T10:00:00+03:00"), "'2026-01-12T07:00:00+00:00'"),
        new("uniqueidentifier", "'6f0d5b0e-6a5e-4f0b-9d55-2f6d1f7b8a11'", EncodedValue.Guid("6f0d5b0e-6a5e-4f0b-9d55-2f6d1f7b8a11"), "'6f0d5b0e-6a5e-4f0b-9d55-2f6d1f7b8a12'"),
        new("char(5)", "'Щи'", EncodedValue.CodePage("Щи   "), "'щи'"),
        new("varchar(10)", "'Щи'", EncodedValue.CodePage("Щи"), "'Щи '"),
        new("varchar(max)", "'Борщ'", EncodedValue.CodePage("Борщ"), "''"),
        new("text", "'Уха'", EncodedValue.CodePage("Уха"), "'уха'"),
        new("nchar(3)", "N'饺'", EncodedValue.Utf16("饺  "), "N'子'"),
        new("nvarchar(20)", "N'Ёрш 🍕'", EncodedValue.Utf16("Ёрш 🍕"), "N'Ёрш 🍕 '"),
        new("nvarchar(max)", "N'é'", EncodedValue.Utf16("é"), "N'e\u0301'"),
        new("ntext", "N'饺子馆'", EncodedValue.Utf16("饺子馆"), "N''"),
        new("binary(3)", "0x0102", EncodedValue.Binary(1, 2, 0), "0x0103"),
        new("varbinary(10)", "0x0102", EncodedValue.Binary(1, 2), "0x010200"),
        new("varbinary(max)", "0x00", EncodedValue.Binary(0), "0x"),
        new("image", "0xFF00", EncodedValue.Binary(0xFF, 0), "0xFF"),
        new("xml", "N'<a>Щ</a>'", EncodedValue.Xml("<a>Щ</a>"), "N'<a>щ</a>'"),
        new("hierarchyid", "0x58", EncodedValue.Clr(0x58), "0x68"),
        new("geography", "0xE6100000010C0000000000000040000000000000F03F", EncodedValue.Clr(System.Convert.FromHexString("E6100000010C0000000000000040000000000000F03F")), "0xE6100000010C00000000000000400000000000000040"),
        new("sql_variant", "CAST(7 AS int)", EncodedValue.Variant("int", 10, 0, 0, 0, 0, 7), "CAST(7 AS bigint)"),
        new("sql_variant", "CAST(N'7' AS nvarchar(5))", EncodedValue.Variant("nvarchar", 0, 0, 0x37, 0), "CAST('7' AS varchar(5))"),
    ];
}
