using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.SqlServerDouble.Instance;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>The model behind the wire, as a client sees both.</summary>
public sealed class WholeServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("double-").FullName;

    public static TheoryData<SqlServerVersion> Versions => new(Enum.GetValues<SqlServerVersion>());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_client_makes_fills_and_reads_a_database(SqlServerVersion version)
    {
        using var server = Start(version);
        await using var connection = await Connect(server, "master");
        await Execute(connection, "CREATE DATABASE [Юпитер]");
        await connection.ChangeDatabaseAsync("Юпитер");
        await Execute(connection,
            "CREATE TABLE goods (k bigint NOT NULL PRIMARY KEY, name nvarchar(max), price decimal(18,2), t datetime2(3), v sql_variant, g uniqueidentifier)");
        var id = Guid.NewGuid();
        await using (var transaction = (SqlTransaction)await connection.BeginTransactionAsync())
        {
            await using var insert = new SqlCommand("INSERT INTO goods VALUES (@k, @n, @p, @t, @v, @g)", connection, transaction);
            insert.Parameters.AddWithValue("@k", 1L);
            insert.Parameters.AddWithValue("@n", "Щи «по-русски»");
            insert.Parameters.AddWithValue("@p", 12.34m);
            insert.Parameters.AddWithValue("@t", new DateTime(2024, 2, 29, 13, 14, 15, 678));
            insert.Parameters.AddWithValue("@v", 5);
            insert.Parameters.AddWithValue("@g", id);
            await insert.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        await using var select = new SqlCommand(
            "SELECT k, name, price, t, v, g, SERVERPROPERTY('ProductVersion') FROM goods WHERE g = @g AND price > 12", connection);
        select.Parameters.AddWithValue("@g", id);
        await using var reader = await select.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        var row = new object[7];
        reader.GetValues(row);
        Assert.Equal<object>([1L, "Щи «по-русски»", 12.34m, 5, id], [row[0], row[1], row[2], row[4], row[5]]);
        Assert.Equal(new DateTime(2024, 2, 29, 13, 14, 15, 678), Convert.ToDateTime(row[3], null), TimeSpan.FromMilliseconds(4));
        Assert.StartsWith(version == SqlServerVersion.Sql2008R2 ? "10.50" : "1", (string)row[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_told_and_restored_and_a_killed_client_is_gone()
    {
        using var server = Start(SqlServerVersion.Sql2022);
        await using var connection = await Connect(server, "master");
        await Execute(connection, "CREATE DATABASE d");
        var messages = new System.Collections.Generic.List<int>();
        connection.InfoMessage += (_, e) => messages.AddRange(e.Errors.Cast<SqlError>().Select(error => error.Number));
        await Execute(connection, $"BACKUP DATABASE d TO DISK = N'{Path.Combine(_folder, "d.bak")}' WITH FORMAT, CHECKSUM, STATS = 50");
        Assert.Contains(3014, messages);
        await using var client = await Connect(server, "d");
        await Execute(connection, "ALTER DATABASE d SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        await Assert.ThrowsAsync<SqlException>(() => Execute(client, "SELECT 1"));
        var error = await Assert.ThrowsAsync<SqlException>(() =>
            Execute(connection, "RESTORE DATABASE d FROM DISK = N'/nowhere' WITH REPLACE"));
        Assert.Equal([3201, 3013], error.Errors.Cast<SqlError>().Select(one => one.Number));
        await Execute(connection, $"RESTORE DATABASE d FROM DISK = N'{Path.Combine(_folder, "d.bak")}' WITH REPLACE");
    }

    private static async Task Execute(SqlConnection connection, string text)
    {
        await using var command = new SqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<SqlConnection> Connect(DoubleServer server, string database)
    {
        var connection = new SqlConnection(
            $"Data Source={server.Address};Initial Catalog={database};User ID=sa;Password=pw;TrustServerCertificate=true;Pooling=false;Encrypt=false");
        await connection.OpenAsync();
        return connection;
    }

    private DoubleServer Start(SqlServerVersion version) => DoubleServer.Start(
        new DoubleServerOptions { Password = "pw" },
        options => new SqlServerInstance(
            new InstanceOptions { Version = version, DataFolder = Path.Combine(_folder, "data"), Password = options.Password }));
}
