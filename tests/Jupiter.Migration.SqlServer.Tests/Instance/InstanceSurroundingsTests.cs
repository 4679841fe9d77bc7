using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>What a backup of the database leaves behind on the old server is listed while that is still on.</summary>
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
        Put(server, "servers", ("server_id", 1L), ("name", "BUH"), ("product", "SQL Server"), ("data_source", "BUH\\SQLEXPRESS"));
        Put(server, "server_triggers", ("name", "who_enters"));
        Put(server, "credentials", ("name", "backup"), ("credential_identity", "JUPITER\\copy"));
        Put(server, "messages", ("message_id", 50001L), ("language_id", 1049L), ("text", "Смена не закрыта"));
        Put(server, "dm_server_registry", ("registry_key", "HKLM\\SuperSocketNetLib\\Tcp\\IPAll"), ("value_name", "TcpPort"));
        Put(server, "trace flags", ("TraceFlag", 3226L));
        Put(server, "Jupiter.sql_expression_dependencies", ("referenced_database_name", "Archive"), ("referenced_entity_name", "receipts"));
        var before = server.Describe();

        var items = Read(server);

        Assert.Equal(before, server.Describe());
        Assert.Contains((InstanceItemKind.MasterObject, "nightly_exchange", "SQL_STORED_PROCEDURE"), items);
        Assert.Contains((InstanceItemKind.Job, "Ночной обмен", "1"), items);
        Assert.Contains((InstanceItemKind.LinkedServer, "BUH", "SQL Server, BUH\\SQLEXPRESS"), items);
        Assert.DoesNotContain(items, item => item is { Item1: InstanceItemKind.LinkedServer, Item2: "JUPITER" });
        Assert.Contains((InstanceItemKind.ServerTrigger, "who_enters", "False"), items);
        Assert.Contains((InstanceItemKind.Credential, "backup", "JUPITER\\copy"), items);
        Assert.Contains((InstanceItemKind.Message, "50001", "1049, Смена не закрыта"), items);
        Assert.Contains((InstanceItemKind.TraceFlag, "3226", "1, 1, 0"), items);
        Assert.Contains((InstanceItemKind.Registry, "HKLM\\SuperSocketNetLib\\Tcp\\IPAll", "TcpPort"), items);
        Assert.Contains((InstanceItemKind.Reference, "Jupiter: receipts", "Archive"), items);
        Assert.Contains((InstanceItemKind.Database, "Jupiter", "ONLINE"), items);
        Assert.Contains((InstanceItemKind.Configuration, "xp_cmdshell", "0"), items);
    }

    [Fact]
    public void What_can_not_be_read_is_told_as_not_known_and_leaves_the_rest()
    {
        using var server = new RunningDouble();
        server.Faults.Answer(new Regex("sys.credentials"), [new SqlMessage(229, 14, "The SELECT permission was denied.")]);
        using var instance = server.Open();

        var items = ((IInstanceSurroundings)instance).ReadSurroundings(CancellationToken.None);

        var unknown = items.Where(item => !item.IsKnown).ToDictionary(item => item.Kind, item => item.Value);
        Assert.Contains("permission was denied", unknown[InstanceItemKind.Credential], System.StringComparison.Ordinal);
        Assert.True(unknown.ContainsKey(InstanceItemKind.Job));
        Assert.Contains(items, item => item is { Kind: InstanceItemKind.Configuration, IsKnown: true });
    }

    private static void Put(RunningDouble server, string view, params (string Column, object? Value)[] values) =>
        server.Surroundings[view] = [values.ToDictionary(one => one.Column, one => one.Value)];

    private static (InstanceItemKind, string, string)[] Read(RunningDouble server)
    {
        using var instance = server.Open();
        return [.. ((IInstanceSurroundings)instance).ReadSurroundings(CancellationToken.None).Where(item => item.IsKnown).Select(item => (item.Kind, item.Name, item.Value))];
    }
}
