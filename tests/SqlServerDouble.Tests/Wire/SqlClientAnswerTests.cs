using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>What Microsoft.Data.SqlClient reads.</summary>
public sealed class SqlClientAnswerTests : WireTests
{
    public static TheoryData<string, CommandBehavior, string> Readings()
    {
        var data = new TheoryData<string, CommandBehavior, string>();
        foreach (var version in (string[])["10.50.6000", "16.0.4195"])
        {
            data.Add("types", CommandBehavior.Default, version);
            data.Add("types", CommandBehavior.SequentialAccess, version);
            data.Add("fixed", CommandBehavior.Default, version);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public void Every_type_is_read(string batch, CommandBehavior behavior, string version)
    {
        Instance = new ScriptedInstance { ProductVersion = Version.Parse(version) };
        using var connection = Connect(address => address.PacketSize = 512);
        using var command = new SqlCommand(batch, connection);
        using var reader = command.ExecuteReader(behavior);

        Assert.Equal(TypeSample.All.Select(sample => sample.Column.Name), Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.True(reader.Read());
        for (var i = 0; i < reader.FieldCount; i++)
        {
            Assert.Equal(TypeSample.All[i].Seen, reader.GetValue(i));
        }

        if (batch == "types")
        {
            Assert.True(reader.Read());

            // The client does not tell the NULL of a rowversion from an empty one.
            Assert.All(
                Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != "timestamp"),
                i => Assert.True(reader.IsDBNull(i), reader.GetName(i)));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public void The_schema_tells_types_and_whether_they_may_be_null()
    {
        using var connection = Connect();
        using var command = new SqlCommand("fixed", connection);
        using var reader = command.ExecuteReader();
        var schema = reader.GetSchemaTable()!;

        Assert.Equal(
            ["bit", "tinyint", "smallint", "int", "bigint", "real", "float", "decimal", "decimal", "money", "smallmoney", "date", "time",
             "datetime", "smalldatetime", "datetime2", "datetimeoffset", "uniqueidentifier", "char", "varchar", "varchar", "text", "nchar", "nvarchar",
             "nvarchar", "ntext", "binary", "varbinary", "varbinary", "varbinary", "image", "timestamp", "xml", "sql_variant", "sql_variant"],
            schema.Rows.Cast<DataRow>().Select(row => row["DataTypeName"]));
        Assert.All(schema.Rows.Cast<DataRow>(), row => Assert.Equal(false, row["AllowDBNull"]));
    }

    [Fact]
    public void A_large_value_is_read_in_pieces()
    {
        const int Size = 3_000_000;
        using var connection = Connect();
        using var command = new SqlCommand($"lob {Size}", connection);
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        Assert.True(reader.Read());

        var bytes = new byte[Size];
        var at = 0L;
        while (reader.GetBytes(0, at, bytes, (int)at, Math.Min(70_001, Size - (int)at)) is var got and > 0)
        {
            at += got;
        }

        using var text = reader.GetTextReader(1);
        Assert.Equal(TypeSample.Bytes(Size), bytes);
        Assert.Equal(TypeSample.Text(Size), text.ReadToEnd());
        Assert.Equal(7, reader.GetInt32(2));
    }

    [Theory]
    [InlineData("10.50.6000")]
    [InlineData("16.0.4195")]
    public void A_CLR_type_is_read_as_bytes(string version)
    {
        Instance = new ScriptedInstance { ProductVersion = Version.Parse(version) };
        using var connection = Connect();
        using var command = new SqlCommand("udt", connection);
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        Assert.Equal("master.sys.hierarchyid", reader.GetDataTypeName(0));

        var bytes = new byte[10];
        Assert.True(reader.Read());
        Assert.Equal(5, reader.GetBytes(0, 0, bytes, 0, bytes.Length));
        Assert.Equal(TypeSample.Bytes(5), bytes[..5]);
        Assert.Equal(7, reader.GetInt32(1));
        Assert.True(reader.Read());
        Assert.True(reader.IsDBNull(0));
    }

    [Fact]
    public void Several_results_come_one_after_another()
    {
        using var connection = Connect();
        using var command = new SqlCommand("several", connection);
        using var reader = command.ExecuteReader();
        var counts = new List<int>();
        do
        {
            var count = 0;
            while (reader.Read())
            {
                count++;
            }

            counts.Add(count);
        }
        while (reader.NextResult());

        Assert.Equal([2, 3], counts);
        Assert.Equal(5, reader.RecordsAffected);
    }

    [Fact]
    public void Messages_come_while_the_batch_runs()
    {
        using var connection = Connect();
        var seen = new List<string>();
        connection.InfoMessage += (_, message) => seen.Add($"{message.Errors[0].Number}: {message.Message}");
        Ask(connection, "progress");

        Assert.Equal(["3211: 10 percent processed.", "3211: 100 percent processed."], seen);
    }

    [Fact]
    public void An_error_tells_all_that_it_has()
    {
        using var connection = Connect();
        var error = Assert.Throws<SqlException>(() => Ask(connection, "fail 50001 16"));

        Assert.Equal(
            (50001, (byte)16, (byte)7, 42, "Отказ 50001."), (error.Number, error.Class, error.State, error.LineNumber, error.Message));
        Assert.Equal([3201, 3013], Assert.Throws<SqlException>(() => Ask(connection, "backup")).Errors.Cast<SqlError>().Select(e => e.Number));
        Assert.NotNull(Ask(connection, "spid"));
    }

    [Fact]
    public void An_error_in_a_procedure_leaves_the_connection_usable()
    {
        using var connection = Connect();
        using var command = new SqlCommand("fail 50001 16", connection);
        command.Parameters.AddWithValue("@a", 1);

        Assert.Equal(50001, Assert.Throws<SqlException>(() => command.ExecuteNonQuery()).Number);
        Assert.NotNull(Ask(connection, "spid"));
    }

    [Fact]
    public void An_error_behind_rows_comes_behind_them()
    {
        using var connection = Connect();
        using var command = new SqlCommand("late", connection);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read() && reader.Read() && reader.Read());

        Assert.Equal(824, Assert.Throws<SqlException>(() => reader.Read()).Number);
    }

    [Theory]
    [InlineData("fail 824 24", 824)]
    [InlineData("bug", 50000)]
    public void A_fatal_error_closes_the_connection_after_it(string batch, int number)
    {
        var listener = Listen();
        using var connection = Connect(null, listener);
        var error = Assert.Throws<SqlException>(() => Ask(connection, batch));

        Assert.Equal(number, error.Number);
        Assert.Equal(ConnectionState.Closed, connection.State);
        Assert.True(Within(5, () => listener.ConnectionCount == 0));
        Assert.Equal(batch == "bug", Failures.TryDequeue(out _));
    }

    [Fact]
    public void The_database_changes()
    {
        using var connection = Connect();
        Ask(connection, "use Jupiter");

        Assert.Equal("Jupiter", connection.Database);
    }

    [Fact]
    public void Transactions_begin_and_end()
    {
        using var connection = Connect();
        using (var transaction = connection.BeginTransaction())
        {
            using var command = new SqlCommand("spid", connection, transaction);
            Assert.NotNull(command.ExecuteScalar());
            transaction.Commit();
        }

        using (var transaction = connection.BeginTransaction(IsolationLevel.Serializable))
        {
            transaction.Rollback();
        }

        Assert.NotNull(Ask(connection, "spid"));
    }

    [Fact]
    public void A_query_of_several_megabytes_arrives_whole()
    {
        using var connection = Connect();
        var query = new string(' ', 3_000_000) + "ю";
        using var command = new SqlCommand(query, connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal((query.Length, "ю"), (reader.GetInt32(0), reader.GetString(1)));
    }

    [Fact]
    public async Task Many_clients_read_at_once()
    {
        var listener = Listen();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            await using var connection = new SqlConnection(Address(listener).ConnectionString);
            await connection.OpenAsync();
            await using var command = new SqlCommand("rows 2000 50", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var count = 0;
            while (await reader.ReadAsync())
            {
                Assert.Equal(++count, reader.GetInt32(0));
            }

            Assert.Equal(2000, count);
        })));
    }
}
