using System;
using System.Data;
using System.Data.SqlTypes;
using System.IO;
using System.Linq;
using System.Xml;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>Parameters of Microsoft.Data.SqlClient, there and back.</summary>
public sealed class SqlClientParameterTests : WireTests
{
    private static readonly (SqlDbType Type, int Size, object Value)[] Samples =
    [
        (SqlDbType.Bit, 0, true),
        (SqlDbType.TinyInt, 0, (byte)255),
        (SqlDbType.SmallInt, 0, short.MinValue),
        (SqlDbType.Int, 0, int.MaxValue),
        (SqlDbType.BigInt, 0, long.MinValue),
        (SqlDbType.Real, 0, 1.5f),
        (SqlDbType.Float, 0, Math.PI),
        (SqlDbType.Decimal, 0, -79228162514264337593543950335m),
        (SqlDbType.Decimal, 0, 0.0001m),
        (SqlDbType.Money, 0, -922337203685477.5808m),
        (SqlDbType.SmallMoney, 0, 214748.3647m),
        (SqlDbType.Date, 0, new DateTime(2024, 2, 29)),
        (SqlDbType.Time, 0, new TimeSpan(0, 23, 59, 59, 999)),
        (SqlDbType.DateTime, 0, new DateTime(2024, 2, 29, 12, 30, 15)),
        (SqlDbType.SmallDateTime, 0, new DateTime(2024, 2, 29, 12, 30, 0)),
        (SqlDbType.DateTime2, 0, new DateTime(2024, 2, 29, 12, 30, 15).AddTicks(1234567)),
        (SqlDbType.DateTimeOffset, 0, new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.FromHours(-3.5))),
        (SqlDbType.UniqueIdentifier, 0, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")),
        (SqlDbType.Char, 5, "Чай  "),
        (SqlDbType.VarChar, 100, "Щи и каша"),
        (SqlDbType.VarChar, -1, TypeSample.Text(100_000)),
        (SqlDbType.Text, 0, TypeSample.Text(10_000)),
        (SqlDbType.NChar, 4, "Чай "),
        (SqlDbType.NVarChar, 100, "Гость «😀»"),
        (SqlDbType.NVarChar, 100, ""),
        (SqlDbType.NVarChar, -1, TypeSample.Text(100_000)),
        (SqlDbType.NText, 0, TypeSample.Text(10_000)),
        (SqlDbType.Binary, 3, new byte[] { 1, 2, 3 }),
        (SqlDbType.VarBinary, 100, new byte[] { 1, 2, 3 }),
        (SqlDbType.VarBinary, -1, TypeSample.Bytes(1_000_000)),
        (SqlDbType.Image, 0, TypeSample.Bytes(10_000)),
        (SqlDbType.Timestamp, 0, new byte[] { 0, 0, 0, 0, 0, 0, 7, 209 }),
        (SqlDbType.Xml, 0, "<a>щ</a>"),
        (SqlDbType.Variant, 0, 42),
        (SqlDbType.Variant, 0, "щи"),
    ];

    [Theory]
    [InlineData("10.50.6000")]
    [InlineData("16.0.4195")]
    public void Every_type_goes_there_and_back(string version)
    {
        Instance = new ScriptedInstance { ProductVersion = Version.Parse(version) };
        using var connection = Connect();
        using var command = Echo(connection, sample => sample.Value);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        for (var i = 0; i < Samples.Length; i++)
        {
            Assert.Equal($"@p{i}", reader.GetName(i));
            Assert.Equal(Samples[i].Value, reader.GetValue(i));
        }
    }

    [Fact]
    public void Null_of_every_type_goes_there_and_back()
    {
        using var connection = Connect();
        using var command = Echo(connection, _ => DBNull.Value);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(0, reader.FieldCount), i => Assert.True(reader.IsDBNull(i)));
    }

    [Fact]
    public void Streams_go_there_and_back()
    {
        using var connection = Connect();
        using var command = new SqlCommand("echo", connection);
        command.Parameters.Add("@b", SqlDbType.VarBinary, -1).Value = new MemoryStream(TypeSample.Bytes(300_000));
        command.Parameters.Add("@s", SqlDbType.NVarChar, -1).Value = new StringReader(TypeSample.Text(300_000));
        command.Parameters.Add("@x", SqlDbType.Xml).Value = new SqlXml(XmlReader.Create(new StringReader("<a>щ</a>")));
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(TypeSample.Bytes(300_000), (byte[])reader[0]);
        Assert.Equal(TypeSample.Text(300_000), reader[1]);
        Assert.Equal("<a>щ</a>", reader[2]);
    }

    [Fact]
    public void A_prepared_statement_runs_with_other_values()
    {
        using var connection = Connect();
        using var command = new SqlCommand("echo", connection);
        command.Parameters.Add("@k", SqlDbType.Int);
        command.Parameters.Add("@price", SqlDbType.Decimal).Precision = 18;
        command.Parameters["@price"].Scale = 2;
        command.Prepare();
        for (var k = 1; k <= 3; k++)
        {
            (command.Parameters["@k"].Value, command.Parameters["@price"].Value) = (k, k + 0.25m);
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read());
            Assert.Equal(("@k", k, "@price", k + 0.25m), (reader.GetName(0), reader.GetInt32(0), reader.GetName(1), reader.GetDecimal(1)));
        }
    }

    [Fact]
    public void A_statement_is_prepared_by_hand_and_forgotten()
    {
        using var connection = Connect();
        using var prepare = new SqlCommand("sp_prepare", connection) { CommandType = CommandType.StoredProcedure };
        prepare.Parameters.Add("@handle", SqlDbType.Int).Direction = ParameterDirection.Output;
        prepare.Parameters.AddWithValue("@params", "@a int");
        prepare.Parameters.AddWithValue("@stmt", "echo");
        prepare.ExecuteNonQuery();
        var handle = Assert.IsType<int>(prepare.Parameters["@handle"].Value);

        using var execute = new SqlCommand("sp_execute", connection) { CommandType = CommandType.StoredProcedure };
        execute.Parameters.AddWithValue("@handle", handle);
        execute.Parameters.AddWithValue("@a", 5);
        Assert.Equal(5, execute.ExecuteScalar());

        using var forget = new SqlCommand("sys.sp_unprepare", connection) { CommandType = CommandType.StoredProcedure };
        forget.Parameters.AddWithValue("@handle", handle);
        forget.ExecuteNonQuery();
        Assert.Equal(8179, Assert.Throws<SqlException>(() => execute.ExecuteScalar()).Number);
    }

    [Fact]
    public void A_stored_procedure_becomes_an_EXEC()
    {
        using var connection = Connect();
        using var command = new SqlCommand("dbo.sp_Гость", connection) { CommandType = CommandType.StoredProcedure };
        command.Parameters.AddWithValue("@k", 5);
        command.Parameters.AddWithValue("@имя", "Щи");
        command.Parameters.Add("@result", SqlDbType.Int).Direction = ParameterDirection.ReturnValue;
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
            Assert.Equal("EXEC dbo.sp_Гость @k = @k, @имя = @имя", reader.GetString(0));
            Assert.Equal((5, "Щи"), (reader.GetInt32(1), reader.GetString(2)));
        }

        Assert.Equal(0, command.Parameters["@result"].Value);
    }

    private static SqlCommand Echo(SqlConnection connection, Func<(SqlDbType Type, int Size, object Value), object> value)
    {
        var command = new SqlCommand("echo", connection);
        for (var i = 0; i < Samples.Length; i++)
        {
            var parameter = command.Parameters.Add($"@p{i}", Samples[i].Type);
            parameter.Value = value(Samples[i]);
            if (Samples[i].Size != 0)
            {
                parameter.Size = Samples[i].Size;
            }
        }

        return command;
    }
}
