using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Values go in and come out as they are, and convert as SQL Server converts them.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly ModelFixture _fixture = new();

    public static TheoryData<string, SqlTypeName, string> Expressions => new()
    {
        { "1 + 2", SqlTypeName.Int, "3" },
        { "7 / 2", SqlTypeName.Int, "3" },
        { "CONVERT(bigint, 7) * 1000000000", SqlTypeName.BigInt, "7000000000" },
        { "7 / 2.0", SqlTypeName.Numeric, "3.500000" },
        { "CAST(0.1 AS float) + 1", SqlTypeName.Float, "1.1" },
        { "1.50 + 1", SqlTypeName.Numeric, "2.50" },
        { "N'Щи' + N' и каша'", SqlTypeName.NVarChar, "Щи и каша" },
        { "LEN(N'каша  ')", SqlTypeName.Int, "4" },
        { "UPPER(N'каша')", SqlTypeName.NVarChar, "КАША" },
        { "SUBSTRING(N'каша', 2, 2)", SqlTypeName.NVarChar, "аш" },
        { "CASE WHEN N'КАША' = N'каша ' THEN 1 ELSE 0 END", SqlTypeName.Int, "1" },
        { "CASE WHEN N'каша' LIKE N'К[а-я]_%' THEN 1 ELSE 0 END", SqlTypeName.Int, "1" },
        { "CASE WHEN 5000000000 > 1 THEN 1 END", SqlTypeName.Int, "1" },
        { "COALESCE(NULL, 5)", SqlTypeName.Int, "5" },
        { "ISNULL(NULLIF(1, 1), 9)", SqlTypeName.Int, "9" },
        { "CONVERT(nvarchar(10), CONVERT(date, N'2024-02-29'))", SqlTypeName.NVarChar, "2024-02-29" },
        { "CONVERT(nvarchar(30), CONVERT(datetime, N'2024-02-29 13:14:15'), 120)", SqlTypeName.NVarChar, "2024-02-29 13:14:15" },
        { "CONVERT(nvarchar(40), CONVERT(sql_variant, 12345))", SqlTypeName.NVarChar, "12345" },
        { "CONVERT(nvarchar(50), SQL_VARIANT_PROPERTY(CONVERT(sql_variant, CONVERT(money, 1)), 'BaseType'))", SqlTypeName.NVarChar,
            "money" },
        { "DB_NAME()", SqlTypeName.NVarChar, "master" },
        { "@@TRANCOUNT", SqlTypeName.Int, "0" },
        { "SUSER_SNAME(0x01)", SqlTypeName.NVarChar, "sa" },
        { "-2147483648", SqlTypeName.Int, "-2147483648" },
    };

    public static TheoryData<string, string> Bytes => new()
    {
        { "CAST(N'Щи' AS varbinary(max))", "29043804" },
        { "CAST('Щи' AS varbinary(max))", "D9E8" },
        { "CAST(258 AS varbinary(8))", "00000102" },
        { "CAST(CAST(258 AS bigint) AS varbinary(8))", "0000000000000102" },
        { "CAST(CAST(1 AS bit) AS varbinary(8))", "01" },
        { "CAST(1.5 AS varbinary(20))", "020100010F000000" },
        { "CAST(CAST(N'<a/>' AS xml) AS varbinary(max))", "FFFE3C0061002F003E00" },
        { "CAST(CAST(N'Щ' AS sql_variant) AS varbinary(8000))", "2904" },
        { "CAST(CAST(CAST('Щи' AS text) AS varchar(max)) AS varbinary(max))", "D9E8" },
        { "CAST(CAST(CAST(N'Щи' AS ntext) AS nvarchar(max)) AS varbinary(max))", "29043804" },
        { "CAST(CAST(0xABCD AS image) AS varbinary(max))", "ABCD" },
        { "CAST(0xABCDEF AS varbinary(2))", "ABCD" },
        { "CAST(0xAB AS binary(3))", "AB0000" },
        { "CAST(N'' AS varbinary(max))", "" },
    };

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_has_a_type_and_a_value(string expression, SqlTypeName type, string value)
    {
        var plain = _fixture.Run("SELECT " + expression);
        Assert.Equal(type, plain.Rowsets[0][0].Type.Name);
        var text = type == SqlTypeName.Float ? $"CONVERT(nvarchar(100), {expression}, 0)" : $"CONVERT(nvarchar(100), {expression})";
        Assert.Equal(value, _fixture.Ask("SELECT " + text));
    }

    [Theory]
    [MemberData(nameof(Bytes))]
    public void A_cast_to_bytes_gives_what_the_server_gives(string expression, string bytes) =>
        Assert.Equal(bytes, Convert.ToHexString((byte[])_fixture.Ask("SELECT " + expression)!));

    [Theory]
    [InlineData("SELECT CAST(CAST('x' AS text) AS varbinary(max))", 529)]
    [InlineData("SELECT CAST(N'x' AS int)", 245)]
    [InlineData("SELECT 1 / 0", 8134)]
    [InlineData("SELECT 2147483647 + 1", 8115)]
    [InlineData("SELECT CAST(300 AS tinyint)", 220)]
    [InlineData("SELECT * FROM nowhere", 208)]
    [InlineData("SELECT nothing FROM sys.databases", 207)]
    [InlineData("SELECT @nothing", 137)]
    [InlineData("SELECT FROM WHERE", 102)]
    [InlineData("USE nowhere", 911)]
    [InlineData("EXEC nowhere", 2812)]
    [InlineData("BEGIN TRANSACTION a; ROLLBACK TRANSACTION b", 6401)]
    [InlineData("COMMIT", 3902)]
    [InlineData("ROLLBACK", 3903)]
    [InlineData("SELECT name, COUNT(*) FROM sys.databases", 8120)]
    [InlineData("SELECT name FROM sys.databases GROUP BY database_id", 8120)]
    [InlineData("SELECT * FROM sys.databases GROUP BY name", 8120)]
    [InlineData("SELECT COUNT(*) FROM sys.databases WHERE COUNT(*) > 1", 147)]
    [InlineData("SELECT MAX(name) FROM sys.databases ORDER BY database_id", 8120)]
    public void What_fails_fails_with_the_number_of_the_server(string text, int number) => _fixture.Fails(text, number);

    [Fact]
    public void A_setting_counts_from_RECONFIGURE_on_and_an_advanced_one_is_there_once_it_is_shown()
    {
        object? InUse() => _fixture.Run("SELECT CONVERT(bigint, value_in_use) FROM sys.configurations WHERE name = N'max server memory (MB)'").Rows[0][0];

        _fixture.Fails("EXEC sp_configure N'max server memory (MB)', 512", 15123);
        _fixture.Run("EXEC sp_configure N'show advanced options', 1; RECONFIGURE; EXEC sp_configure N'max server memory (MB)', 512");
        Assert.Equal((long)int.MaxValue, InUse());
        _fixture.Run("RECONFIGURE");
        Assert.Equal(512L, InUse());
        _fixture.Fails("EXEC sp_configure N'max server memory (MB)', 1", 15129);
    }

    [Theory]
    [InlineData("SELECT ROW_NUMBER() OVER (ORDER BY name) FROM sys.databases")]
    [InlineData("SELECT name FROM sys.databases FOR XML AUTO")]
    [InlineData("MERGE goods AS g USING goods AS h ON g.k = h.k WHEN MATCHED THEN DELETE;")]
    [InlineData("DBCC SHRINKDATABASE (master)")]
    [InlineData("ALTER DATABASE master SET ENCRYPTION ON")]
    [InlineData("EXEC sp_configure")]
    [InlineData("SELECT SERVERPROPERTY('nothing')")]
    [InlineData("SELECT name INTO copy FROM sys.databases")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1")]
    public void What_the_double_does_not_know_it_refuses(string text)
    {
        var error = Assert.Single(ModelFixture.Try(_fixture.Session, text).Errors);

        Assert.Equal((50999, 16), (error.Number, error.Class));
        Assert.StartsWith("The double does not know: ", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_all_types_pass_unchanged()
    {
        (string Type, SqlType Sent, object? Value)[] all =
        [
            ("bit", new(SqlTypeName.Bit), 1L), ("tinyint", new(SqlTypeName.TinyInt), 255L),
                ("bigint", new(SqlTypeName.BigInt), long.MinValue),
            ("float", new(SqlTypeName.Float), -0.0), ("real", new(SqlTypeName.Real), (double)1.1f), ("float", new(SqlTypeName.Float), 1.0),
            ("decimal(10,2)", new(SqlTypeName.Decimal, 0, 10, 2), new byte[] { 1, 0x39, 0x30, 0, 0, 0, 0, 0, 0 }),
            ("money", new(SqlTypeName.Money), new byte[] { 0, 0, 0, 0, 0x10, 0x27, 0, 0 }),
                ("date", new(SqlTypeName.Date), new byte[] { 1, 2, 3 }),
            ("datetime2(7)", new(SqlTypeName.DateTime2, 0, 0, 7), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
            ("uniqueidentifier", new(SqlTypeName.UniqueIdentifier), Guid.NewGuid().ToByteArray()),
            ("nvarchar(50)", ModelFixture.NVarChar(50), ""), ("nvarchar(50)", ModelFixture.NVarChar(50), null),
            ("nvarchar(50)", ModelFixture.NVarChar(50), "half \ud800 \0 🍕 "), ("varchar(50)", new(SqlTypeName.VarChar, 50), "Щи"),
            ("varbinary(50)", new(SqlTypeName.VarBinary, 50), Array.Empty<byte>()), ("xml", new(SqlTypeName.Xml), "<a/>"),
            ("sql_variant", new(SqlTypeName.SqlVariant), new byte[] { 0x38, 0, 1, 0, 0, 0 }),
                ("hierarchyid", new(SqlTypeName.VarBinary, 50), new byte[] { 0x58 }),
        ];
        var columns = all.Select((one, i) => $"c{i} {one.Type}");
        var parameters = all.Select((one, i) => new SqlParameterValue("@p" + i, one.Sent, one.Value)).ToArray();
        _fixture.Run($"CREATE DATABASE Юпитер");
        _fixture.Run($"USE Юпитер; CREATE TABLE t ({string.Join(", ", columns)})");
        _fixture.Run($"INSERT INTO t VALUES ({string.Join(", ", parameters.Select(parameter => parameter.Name))})", parameters);

        var row = Assert.Single(_fixture.Run("SELECT * FROM t").Rows);

        Assert.Equal(all.Select(one => one.Value), row);
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits((double)row[3]!));
    }

    [Fact]
    public void A_variant_keeps_the_type_of_what_was_put_in()
    {
        _fixture.Run("CREATE DATABASE d");
        _fixture.Run("USE d; CREATE TABLE t (v sql_variant)");
        _fixture.Run("INSERT INTO t VALUES (@v)", ModelFixture.Text("@v", "Щи"));
        _fixture.Run("INSERT INTO t VALUES (1.5), (CONVERT(datetime, '20240101')), (NULL)");

        var names = _fixture.Run("SELECT CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(v, 'BaseType')) FROM t").Rows.Select(row => row[0]);

        Assert.Equal(["nvarchar", "numeric", "datetime", null], names);
    }

    [Theory]
    [InlineData(4000, 15097)]
    [InlineData(-1, 206)]
    public void An_extended_property_holds_no_more_than_7500_bytes(int characters, int number)
    {
        var type = new SqlType(SqlTypeName.NVarChar, characters < 0 ? -1 : characters * 2);
        var sink = ModelFixture.Try(_fixture.Session, "EXEC sys.sp_addextendedproperty @name = N'x', @value = @v",
            new SqlParameterValue("@v", type, new string('Ж', 3751)));

        Assert.Equal(number, Assert.Single(sink.Errors).Number);
        _fixture.Run("EXEC sys.sp_addextendedproperty @name = N'x', @value = @v", ModelFixture.Text("@v", new string('Ж', 3750)));
        Assert.Equal(new string('Ж', 3750), _fixture.Ask("SELECT CONVERT(nvarchar(3750), value) FROM sys.extended_properties"));
    }

    [Fact]
    public void Tables_have_keys_identities_defaults_and_computed_columns()
    {
        _fixture.Run("CREATE DATABASE d");
        _fixture.Run("USE d; CREATE TABLE t (id int IDENTITY(10, 5) PRIMARY KEY, a int NOT NULL DEFAULT 7, b AS (a * 2) PERSISTED, s nvarchar(5) UNIQUE, v rowversion, CHECK (a > 0))");
        _fixture.Run("INSERT INTO t (s) VALUES (N'one'); INSERT INTO t (a, s) VALUES (3, N'two')");

        Assert.Equal([[10L, 7L, 14L], [15L, 3L, 6L]], _fixture.Run("SELECT id, a, b FROM t ORDER BY id").Rows);
        _fixture.Fails("INSERT INTO t (s) VALUES (N'ONE')", 2627);
        _fixture.Fails("INSERT INTO t (s) VALUES (N'too long')", 8152);
        _fixture.Fails("INSERT INTO t (a) VALUES (NULL)", 515);
        _fixture.Fails("INSERT INTO t (id) VALUES (1)", 544);
        Assert.Equal("15", _fixture.Ask("SELECT CONVERT(nvarchar(40), last_value) FROM sys.identity_columns"));
        Assert.Equal(1L, _fixture.Ask("SELECT COUNT(*) FROM sys.check_constraints WHERE definition = N'(a > 0)'"));
        _fixture.Run("CREATE VIEW dbo.w AS SELECT id, b FROM dbo.t WHERE a > 5");
        Assert.Equal([[10L, 14L]], _fixture.Run("SELECT * FROM w").Rows);
    }

    [Fact]
    public void Queries_join_group_order_and_nest()
    {
        _fixture.MakeSample("d");
        _fixture.Run("USE d");

        Assert.Equal([[20L, 1L], [19L, 1L]],
            _fixture.Run("SELECT TOP (2) k, COUNT(*) AS n FROM goods GROUP BY k HAVING COUNT(*) = 1 ORDER BY k DESC").Rows);
        Assert.Equal([[0L, 6L], [2L, 7L], [1L, 7L]],
            _fixture.Run("SELECT k % 3, COUNT(*) FROM goods GROUP BY k % 3 ORDER BY COUNT(*), k % 3 DESC").Rows);
        Assert.Equal(2870L, _fixture.Ask("SELECT SUM(amount) FROM dbo.goods"));
        Assert.Equal(18L, _fixture.Ask(
            "SELECT COUNT(*) FROM goods WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM [d].[dbo].goods g WHERE g.k = goods.k)"));
        Assert.Equal(3L, _fixture.Ask("SELECT COUNT(*) FROM goods a, goods b WHERE a.k = b.k AND a.k IN (1, 2, 3)"));
        Assert.Equal(4L, _fixture.Ask("WITH x AS (SELECT k FROM goods WHERE k BETWEEN 2 AND 5) SELECT COUNT(*) FROM x"));
        Assert.Equal(["amount", "goods"],
            _fixture.Run("SELECT name FROM sys.tables UNION SELECT name FROM sys.columns WHERE name = N'AMOUNT' ORDER BY name").Rows.Select(
            row => row[0]));
        Assert.Equal(400L, _fixture.Ask("DECLARE @m bigint; SELECT @m = MAX(amount) FROM goods; IF @m > 1 SELECT @m ELSE SELECT 0"));
        Assert.Equal([5L], _fixture.Run("UPDATE goods SET amount = amount + 1 WHERE k <= 5").Counts);
        Assert.Equal([20L], _fixture.Run("DELETE FROM goods").Counts);
    }
}
