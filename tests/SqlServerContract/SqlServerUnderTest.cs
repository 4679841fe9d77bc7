using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.SqlServer;
using Jupiter.Migration.SqlServer.Rehearsals;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>The SQL Server engine with a fresh, empty server.</summary>
public sealed class SqlServerUnderTest : IEngineUnderTest
{
    private const string Systems = "('master', 'model', 'msdb', 'tempdb')";

    private readonly IServerPlace _place;

    public SqlServerUnderTest(IServerPlace place)
    {
        _place = place;
        if (place is LivePlace)
        {
            RequireEmpty();
        }
    }

    public SqlServerUnderTest(ServerVersion version)
        : this(new DoublePlace(version))
    {
    }

    public IDatabaseEngine Engine { get; } = new SqlServerEngine();

    public IRehearsalEngine Rehearsals { get; } = new SqlServerRehearsalEngine();

    public ServerAddress Address => _place.Address;

    public string BackupFolder => _place.BackupFolder;

    public string? ColumnType(ColumnKind kind) => kind switch
    {
        ColumnKind.WholeNumber => "bigint",
        ColumnKind.RealNumber => "float",
        ColumnKind.Text => "nvarchar(max)",
        ColumnKind.Binary => "varbinary(max)",
        _ => "sql_variant",
    };

    public IForeignConnection ConnectForeign(string database) => new ForeignConnection(Address, database);

    public void Damage(string backupFile)
    {
        using var file = File.Open(backupFile, FileMode.Open);
        var page = new byte[512];
        for (var i = 0; i < page.Length; i++)
        {
            page[i] = 0xA5;
        }

        // Well behind the header: what is damaged is a page of the database.
        for (var at = (file.Length / 2) & ~8191L; at < file.Length - page.Length; at += 8192)
        {
            file.Position = at;
            file.Write(page, 0, page.Length);
        }
    }

    public string DescribeDatabase(string database)
    {
        using var master = new TestConnection(Address, "master");
        var lines = master.Lines("SELECT user_access_desc, is_read_only, is_auto_update_stats_async_on, state_desc, collation_name "
            + $"FROM sys.databases WHERE name = N'{database.Replace("'", "''")}'");
        if (lines.Count > 0 && lines[0].Contains("ONLINE"))
        {
            using var inside = new TestConnection(Address, database);
            lines.AddRange(inside.Lines("SELECT name, CONVERT(nvarchar(3000), value) FROM sys.extended_properties ORDER BY name"));
            foreach (var table in inside.Lines("SELECT name FROM sys.tables ORDER BY name"))
            {
                lines.Add(table);
                lines.AddRange(inside.Lines("SELECT * FROM " + TestConnection.Quote(table)).OrderBy(line => line, StringComparer.Ordinal));
            }

            lines.AddRange(inside.Lines("SELECT name, type_desc FROM sys.indexes WHERE name IS NOT NULL ORDER BY name"));
        }

        return string.Join("\n", lines);
    }

    public string DescribeInstance()
    {
        using var master = new TestConnection(Address, "master");
        var databases = Databases(master);
        return string.Join("\n", databases.Select(database => database + "\n" + DescribeDatabase(database)).Concat(Files()));
    }

    public void Dispose()
    {
        if (_place is LivePlace)
        {
            DropAll();
        }

        _place.Dispose();
    }

    private IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(BackupFolder, "*", SearchOption.AllDirectories)
        .Select(path => path.Substring(BackupFolder.Length) + " " + (Directory.Exists(path) ? "folder" : HashOf(path)))
        .OrderBy(line => line, StringComparer.Ordinal);

    private static string HashOf(string path)
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(File.ReadAllBytes(path)));
    }

    private static List<string> Databases(TestConnection master) =>
        master.Lines($"SELECT name FROM sys.databases WHERE name NOT IN {Systems} ORDER BY name");

    // What a test makes is dropped after it. What is there before it is somebody's.
    private void RequireEmpty()
    {
        using var master = new TestConnection(Address, "master");
        if (Databases(master) is { Count: > 0 } strange)
        {
            throw new InvalidOperationException($"{Address.Text} has databases: {string.Join(", ", strange)}. These tests want a server of their own.");
        }
    }

    private void DropAll()
    {
        using var master = new TestConnection(Address, "master");
        foreach (var database in Databases(master))
        {
            var name = TestConnection.Quote(database);
            master.Execute($"IF DATABASEPROPERTYEX(N'{database.Replace("'", "''")}', 'Status') = 'ONLINE' ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
            master.Execute("DROP DATABASE " + name);
        }
    }
}
