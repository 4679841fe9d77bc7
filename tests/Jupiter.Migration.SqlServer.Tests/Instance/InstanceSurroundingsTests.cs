using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>What a backup of the database leaves behind on the old server is kept while that is still on.</summary>
public sealed class InstanceSurroundingsTests
{
    [Theory]
    [InlineData(SqlServerVersion.Sql2008R2)]
    [InlineData(SqlServerVersion.Sql2022)]
    public void Everything_beside_the_databases_is_listed_and_nothing_is_changed(SqlServerVersion version)
    {
        using var server = new RunningDouble(version);
        server.MakeSample();
        server.Run("CREATE PROCEDURE nightly_exchange AS SELECT 1");
        server.Run("CREATE TABLE dbo.sysjobs (name nvarchar(128) NOT NULL PRIMARY KEY, enabled tinyint)", "msdb");
        server.Run("INSERT INTO dbo.sysjobs VALUES (N'Ночной обмен', 1)", "msdb");
        Put(server, "servers", ("server_id", 1L), ("name", "BUH"), ("product", "SQL Server"), ("data_source", "BUH\\SQLEXPRESS"), ("provider_string", "PWD=secret"));
        Put(server, "server_triggers", ("name", "who_enters"));
        Put(server, "credentials", ("name", "backup"), ("credential_identity", "JUPITER\\copy"));
        Put(server, "messages", ("message_id", 50001L), ("language_id", 1049L), ("severity", 16L), ("text", "Смена не закрыта"));
        Put(server, "dm_server_registry", ("registry_key", "HKLM\\Software\\Microsoft\\Microsoft SQL Server\\MSSQL16.X\\MSSQLServer\\SuperSocketNetLib\\Tcp\\IPAll"), ("value_name", "TcpPort"));
        Put(server, "trace flags", ("TraceFlag", 3226L));
        Put(server, "Jupiter.sql_expression_dependencies", ("referenced_database_name", "Archive"), ("referenced_entity_name", "receipts"));
        var before = server.Describe();

        var read = Read(server, isDetailed: true);

        Assert.Equal(before, server.Describe());
        Assert.Equal(("JUPITER", false), (read.MachineName, read.BrowserAnswers));
        Assert.NotEqual("", read.Identity);
        Assert.Equal("type_desc SQL_STORED_PROCEDURE", Details(read, InstanceItemKind.MasterObject, "nightly_exchange"));
        Assert.Equal("enabled 1", Details(read, InstanceItemKind.Job, "Ночной обмен"));
        Assert.StartsWith("product SQL Server; data_source BUH\\SQLEXPRESS", Details(read, InstanceItemKind.LinkedServer, "BUH"), StringComparison.Ordinal);
        Assert.EndsWith("has_provider_string 1", Details(read, InstanceItemKind.LinkedServer, "BUH"), StringComparison.Ordinal);
        Assert.DoesNotContain(read.Items, item => item is { Kind: InstanceItemKind.LinkedServer, Name: "JUPITER" });
        Assert.Equal("is_disabled False", Details(read, InstanceItemKind.ServerTrigger, "who_enters"));
        Assert.Equal("credential_identity JUPITER\\copy", Details(read, InstanceItemKind.Credential, "backup"));
        Assert.Contains("text Смена не закрыта", Details(read, InstanceItemKind.Message, "50001 1049"), StringComparison.Ordinal);
        Assert.NotNull(Details(read, InstanceItemKind.TraceFlag, "3226"));
        Assert.NotNull(Details(read, InstanceItemKind.Registry, "SuperSocketNetLib\\Tcp\\IPAll\\TcpPort"));
        Assert.NotNull(Details(read, InstanceItemKind.Reference, "Jupiter: receipts Archive"));
        Assert.Equal("state_desc ONLINE", Details(read, InstanceItemKind.Database, "Jupiter"));
        Assert.Matches("^data_bytes [0-9]+; log_bytes [0-9]+$", Details(read, InstanceItemKind.DatabaseSize, "Jupiter"));
        Assert.NotEmpty(read.DefaultDataPath + read.DefaultLogPath);
        Assert.NotEmpty(read.Volumes);
        Assert.Equal("value_in_use 0", Details(read, InstanceItemKind.Configuration, "xp_cmdshell"));
        Assert.DoesNotContain(read.Items, item => item.ToString().Contains("secret", StringComparison.Ordinal)
            || item.Details.Any(detail => detail.Value.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_may_do_what_is_read_only_for_whoever_asks()
    {
        using var server = new RunningDouble();
        server.Run("CREATE LOGIN watcher WITH PASSWORD = 'Касса-1!', CHECK_POLICY = OFF");
        var id = long.Parse(Assert.Single(server.Run("SELECT principal_id FROM sys.server_principals WHERE name = N'watcher'")), null);
        Put(server, "server_permissions", ("grantee_principal_id", id), ("type", "VWSS"), ("class_desc", "SERVER"), ("permission_name", "VIEW SERVER STATE"), ("state_desc", "GRANT"));
        Put(server, "credentials", ("name", "backup"), ("credential_identity", "JUPITER\\copy"));

        Assert.DoesNotContain(Read(server).Items, item => item.Kind is InstanceItemKind.ServerPermission or InstanceItemKind.Credential);
        var detailed = Read(server, isDetailed: true);
        Assert.EndsWith("state_desc GRANT", Details(detailed, InstanceItemKind.ServerPermission, "watcher VIEW SERVER STATE SERVER"), StringComparison.Ordinal);
        Assert.NotNull(Details(detailed, InstanceItemKind.Credential, "backup"));
    }

    [Fact]
    public void What_can_not_be_read_is_told_as_not_known_and_leaves_the_rest()
    {
        using var server = new RunningDouble();
        server.Faults.Answer(new Regex("sys.credentials"), [new SqlMessage(229, 14, "The SELECT permission was denied.")]);

        var items = Read(server, isDetailed: true).Items;

        var unknown = items.Where(item => !item.IsKnown).ToDictionary(item => item.Kind, item => item.UnknownBecause!);
        Assert.Contains("permission was denied", unknown[InstanceItemKind.Credential], StringComparison.Ordinal);
        Assert.True(unknown.ContainsKey(InstanceItemKind.Job));
        Assert.Contains(items, item => item is { Kind: InstanceItemKind.Configuration, IsKnown: true });
    }

    [Fact]
    public void A_server_with_hostile_names_and_too_many_of_them_fits_into_a_file()
    {
        using var server = new RunningDouble();
        server.Surroundings["messages"] = [.. Enumerable.Range(50_001, 1500).Select(id => Row(("message_id", (long)id), ("language_id", 1033L), ("text", "\u001b[2J%s\r\n" + new string('x', 2000))))];
        using var folder = new TemporaryFile();

        ServerInventoryFile.Write(folder.Path, LocalMachine.WithInstance(Read(server), "10.82.0.1", CancellationToken.None));
        var read = ServerInventoryFile.Read(folder.Path);

        var messages = read.Instance!.Items.Where(item => item.Kind == InstanceItemKind.Message).ToArray();
        Assert.Equal((1000, 1), (messages.Count(message => message.IsKnown), messages.Count(message => !message.IsKnown)));
        Assert.StartsWith("\uFFFD[2J%s\uFFFD\uFFFDxxx", messages[0].Detail("text"), StringComparison.Ordinal);
        Assert.Null(read.Identity);
        Assert.Empty(read.Disks);
    }

    private static void Put(RunningDouble server, string view, params (string Column, object? Value)[] values) => server.Surroundings[view] = [Row(values)];

    private static Dictionary<string, object?> Row(params (string Column, object? Value)[] values) => values.ToDictionary(one => one.Column, one => one.Value);

    private static InstanceInventory Read(RunningDouble server, bool isDetailed = false)
    {
        using var instance = server.Open();
        return InstanceReading.Of(instance, isDetailed, CancellationToken.None);
    }

    private static string? Details(InstanceInventory inventory, InstanceItemKind kind, string name) =>
        Assert.Single(inventory.Items, item => item.Kind == kind && item.Name == name).Details.ToString();

    private sealed class TemporaryFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
