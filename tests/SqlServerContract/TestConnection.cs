using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>A connection of the tests' own, which shares no code with the engine.</summary>
internal sealed class TestConnection : IDisposable
{
    private readonly SqlConnection _connection;

    /// <summary>Connects.</summary>
    /// <param name="address">The server.</param>
    /// <param name="database">The database.</param>
    public TestConnection(ServerAddress address, string database)
    {
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = address.Location + (address.Port is { } port ? "," + port.ToString(CultureInfo.InvariantCulture) : ""),
            ApplicationName = "Somebody's program",
            Pooling = false,
            TrustServerCertificate = true,
            IntegratedSecurity = address.Access.Credential is null,
        };
#if NET
        builder.Encrypt = SqlConnectionEncryptOption.Optional;
#endif
        if (address.Access.Credential is { } credential)
        {
            builder.UserID = credential.UserName;
            builder.Password = credential.Password;
        }

        _connection = new SqlConnection(builder.ConnectionString);
        _connection.Open();
        Execute("USE " + Quote(database));
    }

    /// <summary>Whether it can still be used.</summary>
    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>A name in brackets.</summary>
    public static string Quote(string name) => "[" + name.Replace("]", "]]") + "]";

    /// <summary>Runs statements.</summary>
    public void Execute(string text)
    {
        using var command = new SqlCommand(text, _connection) { CommandTimeout = 90 };
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, each as one line of culture-free text.</summary>
    public List<string> Lines(string text)
    {
        using var command = new SqlCommand(text, _connection) { CommandTimeout = 90 };
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.IsDBNull(i) ? null : reader.GetValue(i)))));
        }

        return lines;
    }

    /// <summary>Disconnects, and waits until the server has noticed.</summary>
    public void Dispose() => _connection.Dispose();

    private static string Text(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => BitConverter.ToString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
