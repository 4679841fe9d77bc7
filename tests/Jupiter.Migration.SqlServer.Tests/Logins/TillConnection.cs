using System;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Microsoft.Data.SqlClient;

namespace Jupiter.Migration.SqlServer.Tests.Logins;

/// <summary>A POS terminal that is connected to a database, by a SqlClient that shares nothing with the engine's.</summary>
internal sealed class TillConnection : IDisposable
{
    private readonly SqlConnection _connection;

    public TillConnection(RunningDouble server, string login, string password, string host = "KASSA-1", string program = "Jupiter POS", string database = "Jupiter")
    {
        _connection = new SqlConnection(new SqlConnectionStringBuilder
        {
            DataSource = server.Address.Text,
            UserID = login,
            Password = password,
            WorkstationID = host,
            ApplicationName = program,
            InitialCatalog = database,
            Pooling = false,
            TrustServerCertificate = true,
            Encrypt = SqlConnectionEncryptOption.Optional,
        }.ConnectionString);
        _connection.Open();
    }

    /// <summary>What a POS terminal asks first.</summary>
    public static object Sells(RunningDouble server, string login, string password)
    {
        using var till = new TillConnection(server, login, password);
        using var command = new SqlCommand("SELECT COUNT(*) FROM receipts", till._connection);
        return command.ExecuteScalar();
    }

    public void Dispose() => _connection.Dispose();
}
