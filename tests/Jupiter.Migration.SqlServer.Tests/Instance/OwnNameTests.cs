using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Instance;

/// <summary>An instance whose computer was renamed after the installation takes the new name (clause P1a), as Microsoft documents it.</summary>
public sealed class OwnNameTests
{
    [Theory]
    [InlineData(SqlServerVersion.Sql2008R2, null)]
    [InlineData(SqlServerVersion.Sql2022, "SQLEXPRESS")]
    public void It_takes_the_machines_name_keeps_its_own_part_and_needs_a_restart(SqlServerVersion version, string? part)
    {
        using var server = Renamed(version, part);
        var end = part is null ? "" : "\\" + part;

        var before = Read(server);
        var after = Take(server, before);

        Assert.Equal(("WIN-7Q2" + end, "WIN-7Q2" + end, "JUPITER" + end, false, false), Told(before));
        Assert.Equal(("WIN-7Q2" + end, "JUPITER" + end, "JUPITER" + end, true, true), Told(after));
        Assert.Equal($"EXEC sp_dropserver N'JUPITER{end}'; EXEC sp_addserver N'WIN-7Q2{end}', 'local';", after.Undo);
        server.Instance.Restart();
        Assert.Equal(("JUPITER" + end, "JUPITER" + end, "JUPITER" + end, true, false), Told(Read(server)));
        foreach (var statement in after.Undo.Split("; "))
        {
            server.Run(statement);
        }

        server.Instance.Restart();
        Assert.Equal(Told(before), Told(Read(server)));
    }

    [Theory]
    [InlineData("remote_logins", "REMOTE LOGIN jupiter", "server_id", 0L, "remote_name", "jupiter")]
    [InlineData("linked_logins", "LINKED LOGIN *", "server_id", 0L, "local_principal_id", 260L)]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", "WIN-7Q2")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", "tcp:win-7q2")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", "WIN-7Q2,1433")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", " tcp:WIN-7Q2.bar.local, 1433")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", "lpc:WIN-7Q2")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", "admin:WIN-7Q2")]
    [InlineData("servers", "LINKED SERVER SELF", "name", "SELF", "data_source", @"np:\\WIN-7Q2\pipe\sql\query")]
    [InlineData("servers", "REPLICATION repl", "name", "repl", "is_distributor", true)]
    [InlineData("database_mirroring", "MIRRORING master", "database_id", 1L, "mirroring_guid", "6F9619FF-8B86-D011-B42D-00C04FC964FF")]
    public void What_rests_on_the_old_name_is_named_and_nothing_is_changed(string view, string named, string column, object value, string other, object otherValue)
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        var row = new Dictionary<string, object?> { [column] = value, [other] = otherValue };
        row.TryAdd("server_id", 5L);
        server.Surroundings[view] = [row];

        var refused = Assert.Throws<MigrationException>(() => Take(server, Read(server)));

        Assert.Equal("InstanceNameInUse", refused.ErrorId);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Equal("WIN-7Q2", server.Instance.LocalServer);
    }

    [Theory]
    [InlineData("BUH")]
    [InlineData("WIN-7Q22")]
    [InlineData(@"WIN-7Q2\OTHER")]
    [InlineData(@".\OTHER")]
    [InlineData("tcp:BUH,1433")]
    [InlineData(@"\\BUH\pipe\sql\query")]
    [InlineData(".")]
    [InlineData("(local)")]
    [InlineData("localhost")]
    [InlineData(".,1433")]
    [InlineData(@"\\.\pipe\sql\query")]
    public void A_linked_server_elsewhere_or_to_this_computer_whatever_its_name_is_left_as_it_is(string source)
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        server.Surroundings["servers"] = [new Dictionary<string, object?> { ["server_id"] = 5L, ["name"] = "ELSEWHERE", ["data_source"] = source }];

        Assert.True(Take(server, Read(server)).IsRecorded);
    }

    [Theory]
    [InlineData(@"WIN-7Q2\SQLEXPRESS", true)]
    [InlineData(@"lpc:.\sqlexpress", false)]
    [InlineData("WIN-7Q2,14330", true)]
    [InlineData("WIN-7Q2", false)]
    public void A_named_instance_is_led_to_by_its_name_or_by_a_port(string source, bool isRefused)
    {
        using var server = Renamed(SqlServerVersion.Sql2019, "SQLEXPRESS");
        server.Surroundings["servers"] = [new Dictionary<string, object?> { ["server_id"] = 5L, ["name"] = "SELF", ["data_source"] = source }];

        Assert.Equal(isRefused ? "InstanceNameInUse" : null, (Record.Exception(() => Take(server, Read(server))) as MigrationException)?.ErrorId);
    }

    [Fact]
    public void An_instance_of_availability_groups_is_refused()
    {
        using var server = new RunningDouble(SqlServerVersion.Sql2019, options => options with { InstalledAs = "WIN-7Q2", IsAlwaysOn = true });

        var refused = Assert.Throws<MigrationException>(() => Take(server, Read(server)));

        Assert.Equal("InstanceNameInUse", refused.ErrorId);
        Assert.Contains("ALWAYS ON WIN-7Q2", refused.Message, StringComparison.Ordinal);
        Assert.Equal("WIN-7Q2", server.Instance.LocalServer);
    }

    [Fact]
    public void A_name_that_could_not_be_put_back_is_told_with_both_causes_and_the_way_back()
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        server.Faults.Answer(new Regex("sp_addserver"), [new SqlMessage(15247, 16, "The first cause.")]);
        server.Faults.Answer(new Regex("sp_addserver"), [new SqlMessage(15247, 16, "The second cause.")]);

        var error = Assert.Throws<MigrationException>(() => Take(server, Read(server)));

        Assert.Equal("InstanceNameHalfway", error.ErrorId);
        Assert.Contains("The first cause", error.Message, StringComparison.Ordinal);
        Assert.Contains("The second cause", error.Message, StringComparison.Ordinal);
        Assert.Contains("EXEC sp_addserver N'WIN-7Q2', 'local';", error.Message, StringComparison.Ordinal);
        Assert.Equal("JUPITER", Take(server, Read(server)).RecordedName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_name_that_was_taken_and_not_read_again_is_told_with_the_way_back(int unread)
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        var before = Read(server);
        server.Faults.Answer(new Regex("recorded_name"), [new SqlMessage(297, 16, "Not now.")], times: unread);

        var told = unread == 1 ? Take(server, before).Undo : Assert.Throws<MigrationException>(() => Take(server, before)).Message;

        Assert.Contains("EXEC sp_dropserver N'JUPITER'; EXEC sp_addserver N'WIN-7Q2', 'local';", told, StringComparison.Ordinal);
        Assert.Equal("JUPITER", server.Instance.LocalServer);
    }

    [Fact]
    public void The_default_mapping_of_the_local_server_is_no_login()
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        server.Surroundings["linked_logins"] = [new Dictionary<string, object?> { ["server_id"] = 0L, ["local_principal_id"] = 0L, ["uses_self_credential"] = true }];

        Assert.True(Take(server, Read(server)).IsRecorded);
    }

    [Fact]
    public void A_name_that_is_not_taken_leaves_the_old_one()
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        server.Faults.Answer(new Regex("sp_addserver"), [new SqlMessage(15247, 16, "User does not have permission to perform this action.")]);

        Assert.Throws<MigrationException>(() => Take(server, Read(server)));

        Assert.Equal("WIN-7Q2", server.Instance.LocalServer);
    }

    [Fact]
    public void One_that_was_interrupted_goes_on()
    {
        using var server = Renamed(SqlServerVersion.Sql2019, null);
        server.Run("EXEC sp_dropserver N'WIN-7Q2'");

        var after = Take(server, Read(server));

        Assert.Equal(("JUPITER", ""), (after.RecordedName, after.Undo));
    }

    private static RunningDouble Renamed(SqlServerVersion version, string? part) =>
        new(version, options => options with { InstanceName = part, InstalledAs = part is null ? "WIN-7Q2" : "WIN-7Q2\\" + part });

    private static InstanceName Read(RunningDouble server)
    {
        using var instance = new SqlServerEngine().Open(server.Address, TestContext.Current.CancellationToken);
        return ((INamedInstance)instance).ReadName(TestContext.Current.CancellationToken);
    }

    private static InstanceName Take(RunningDouble server, InstanceName name)
    {
        using var instance = new SqlServerEngine().Open(server.Address, TestContext.Current.CancellationToken);
        return ((INamedInstance)instance).TakeMachineName(name);
    }

    private static (string, string, string, bool, bool) Told(InstanceName name) =>
        (name.ServerName, name.RecordedName, name.ExpectedName, name.IsRecorded, name.NeedsRestart);
}
