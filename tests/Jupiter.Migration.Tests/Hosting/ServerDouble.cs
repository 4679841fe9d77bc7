using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using Jupiter.Migration.SqlServerDouble;
using Jupiter.Migration.SqlServerDouble.Instance;
using Microsoft.Data.SqlClient;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A double of SQL Server in this process, for tests that make something go wrong in it.</summary>
internal sealed class ServerDouble : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jupiter-double-").FullName;
    private readonly DoubleServer _server;

    public ServerDouble(SqlServerVersion version = SqlServerVersion.Sql2022, Func<InstanceOptions, InstanceOptions>? change = null)
    {
        var options = new InstanceOptions { Version = version, DataFolder = _folder, Password = SqlText.Password };
        Model = new SqlServerInstance(change is null ? options : change(options));
        _server = DoubleServer.Start(new DoubleServerOptions(), _ => Model);
    }

    public SqlServerInstance Model { get; }

    /// <summary>For -ServerInstance.</summary>
    public string Address => _server.Address;

    /// <summary>To splat.</summary>
    public static Hashtable Access => AccessOf("sa", SqlText.Password);

    public static Hashtable AccessOf(string login, string password) => new()
    {
        ["Credential"] = new PSCredential(login, new NetworkCredential("", password).SecurePassword),
        ["Encrypt"] = "Optional",
        ["TrustServerCertificate"] = true,
    };

    public void Execute(string text, string database = "master") => SqlText.Execute(Address, text, database);

    public IReadOnlyList<string> Lines(string text, string database = "master") => SqlText.Lines(Address, text, database);

    public SqlConnection Connect(string database = "master", string login = "sa", string password = SqlText.Password, string host = "", string program = "") =>
        SqlText.Connect(Address, database, login, password, host, program);

    /// <summary>Makes a database with a table of three receipts.</summary>
    public void MakeDatabase(string name)
    {
        Execute($"CREATE DATABASE {SqlText.Quote(name)}");
        Execute("CREATE TABLE receipt (id bigint NOT NULL PRIMARY KEY, title nvarchar(max), total float, slip varbinary(max))", name);
        Execute("INSERT INTO receipt VALUES (1, N'Борщ', 350.5, 0x0102), (2, N'Чай', 90, NULL), (3, NULL, 0.1, 0x00)", name);
    }

    /// <summary>Everything that a cmdlet could change: databases with their state and rows, logins with their roles.</summary>
    public IReadOnlyList<string> Describe() => SqlText.Describe(Address);

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
