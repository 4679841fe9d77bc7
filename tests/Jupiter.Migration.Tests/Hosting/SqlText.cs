using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Data.SqlClient;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>T-SQL of the tests' own, over a SqlClient that shares nothing with the engine's.</summary>
internal static class SqlText
{
    public const string Password = "Кухня-№7; закрыта'";

    public static SqlConnection Connect(
        string server, string database = "master", string login = "sa", string password = Password, string host = "", string program = "")
    {
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = server,
            UserID = login,
            Password = password,
            WorkstationID = host.Length > 0 ? host : "TEST",
            ApplicationName = program.Length > 0 ? program : "Somebody's program",
            Pooling = false,
            TrustServerCertificate = true,
            Encrypt = SqlConnectionEncryptOption.Optional,
        };
        var connection = new SqlConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            if (database != "master")
            {
                Execute(connection, "USE " + Quote(database));
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(string server, string text, string database = "master")
    {
        using var connection = Connect(server, database);
        Execute(connection, text);
    }

    public static void Execute(SqlConnection connection, string text)
    {
        using var command = new SqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The rows, a line each.</summary>
    public static IReadOnlyList<string> Lines(string server, string text, string database = "master")
    {
        using var connection = Connect(server, database);
        return Lines(connection, text);
    }

    public static IReadOnlyList<string> Lines(SqlConnection connection, string text)
    {
        using var command = new SqlCommand(text, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return lines;
    }

    public static IReadOnlyList<string> Describe(string server)
    {
        using var connection = Connect(server);
        var lines = new List<string>();
        foreach (var database in Lines(connection, "SELECT name FROM sys.databases WHERE database_id > 4 ORDER BY name"))
        {
            lines.AddRange(Lines(connection, $"SELECT name, user_access_desc, is_read_only, state_desc, owner_sid FROM sys.databases WHERE name = N'{database.Replace("'", "''", StringComparison.Ordinal)}'"));
            Execute(connection, "USE " + Quote(database));
            lines.AddRange(Lines(connection, "SELECT name, CONVERT(nvarchar(3000), value) FROM sys.extended_properties ORDER BY name"));
            foreach (var table in Lines(connection, "SELECT name FROM sys.tables ORDER BY name"))
            {
                lines.Add(table);
                lines.AddRange(Lines(connection, "SELECT * FROM " + Quote(table)));
            }

            Execute(connection, "USE master");
        }

        lines.AddRange(Lines(connection, Logins));
        lines.AddRange(Lines(connection, Roles));
        return lines;
    }

    public const string Logins =
        "SELECT p.name, p.sid, p.type, p.is_disabled, p.default_database_name, l.is_policy_checked, l.is_expiration_checked, "
        + "CONVERT(varbinary(256), LOGINPROPERTY(p.name, N'PasswordHash')) AS hash "
        + "FROM sys.server_principals AS p LEFT OUTER JOIN sys.sql_logins AS l ON l.principal_id = p.principal_id WHERE p.type IN ('S', 'U', 'G') ORDER BY p.name";

    public const string Roles =
        "SELECT p.name AS login_name, r.name AS role_name FROM sys.server_role_members AS m "
        + "INNER JOIN sys.server_principals AS r ON r.principal_id = m.role_principal_id "
        + "INNER JOIN sys.server_principals AS p ON p.principal_id = m.member_principal_id ORDER BY p.name, r.name";

    public static string Quote(string name) => "[" + name.Replace("]", "]]", StringComparison.Ordinal) + "]";

    private static string Text(object value) => value switch
    {
        DBNull => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
