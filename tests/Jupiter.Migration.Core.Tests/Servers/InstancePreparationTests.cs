using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.Venues;
using Xunit;
using static Jupiter.Migration.Core.Tests.Servers.SampleInstance;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>The new server's instance, held against what was recorded on the old one.</summary>
public sealed class InstancePreparationTests
{
    private static readonly string[] Names = [.. CheckRegister.All.Where(check => check.Id.StartsWith("Instance.", StringComparison.Ordinal)).Select(check => check.Id)];

    [Fact]
    public void A_server_that_has_it_all_passes_every_check_of_the_register()
    {
        var results = Check(With(Instance("new", version: "16.0.1000.6"), []), Old());

        Assert.All(results, result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(Names.Order(StringComparer.Ordinal), results.Select(result => result.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Instance.Recorded", "old", "10.50.6560.0", "Cyrillic_General_CI_AS", @"JUPITER\SQLEXPRESS", true, true)]
    [InlineData("Instance.Version", "new", "10.0.6000.0", "Cyrillic_General_CI_AS", @"JUPITER\SQLEXPRESS", true, true)]
    [InlineData("Instance.Version", "new", "x", "Cyrillic_General_CI_AS", @"JUPITER\SQLEXPRESS", true, true)]
    [InlineData("Instance.Collation", "new", "16.0.1.0", "Latin1_General_CI_AS", @"JUPITER\SQLEXPRESS", true, true)]
    [InlineData("Instance.Name", "new", "16.0.1.0", "Cyrillic_General_CI_AS", @"WIN-7Q2\SQLEXPRESS", true, true)]
    [InlineData("Instance.Name", "new", "16.0.1.0", "Cyrillic_General_CI_AS", "JUPITER", true, true)]
    [InlineData("Instance.SqlLogins", "new", "16.0.1.0", "Cyrillic_General_CI_AS", @"JUPITER\SQLEXPRESS", false, true)]
    [InlineData("Instance.Browser", "new", "16.0.1.0", "Cyrillic_General_CI_AS", @"JUPITER\SQLEXPRESS", true, false)]
    public void What_keeps_the_terminals_out_fails(string id, string identity, string version, string collation, string serverName, bool mixed, bool browser)
    {
        var failed = Assert.Single(Check(With(Instance(identity, null, version, collation, serverName, mixed, browser), []), Old()), result => result.Status != CheckStatus.Pass);

        Assert.Equal((id, CheckStatus.Fail, true), (failed.Id, failed.Status, failed.Blocks));
        Assert.NotEqual("", failed.Remedy);
    }

    [Theory]
    [InlineData(@"Tcp\Enabled", "0", "Instance.Protocol", CheckStatus.Fail)]
    [InlineData(@"Tcp\IPAll\TcpPort", "50123", "Instance.Port", CheckStatus.Fail)]
    [InlineData(@"Np\Enabled", "1", "Instance.Protocol", CheckStatus.Pass)]
    [InlineData(@"Tcp\Enabled", null, "Instance.Protocol", CheckStatus.Unknown)]
    public void How_it_is_reached_is_compared(string key, string? value, string id, CheckStatus status)
    {
        var items = Reachable.Where(item => !item.Name.EndsWith(key, StringComparison.Ordinal));
        items = value is null ? items : items.Append(Item(InstanceItemKind.Registry, @"SuperSocketNetLib\" + key, ("value_data", value)));

        Assert.Contains(Check(With(Instance("new", [.. items]), []), Old()), result => result.Id == id && result.Status == status);
    }

    [Theory]
    [InlineData(@"Tcp\IPAll\TcpPort", "Instance.Port")]
    [InlineData(@"Tcp\Enabled", "Instance.Protocol")]
    [InlineData(@"Np\Enabled", "Instance.Protocol")]
    public void How_the_old_one_was_reached_or_the_new_one_is_unknown_where_either_does_not_tell(string key, string id)
    {
        var silent = Instance("new", [.. Reachable.Where(item => !item.Name.EndsWith(key, StringComparison.Ordinal))]);

        foreach (var (now, then) in new[] { (silent, Instance("old", [.. Reachable])), (Instance("new", [.. Reachable]), silent) })
        {
            Assert.Contains(InstanceNetwork.Check(now, then), result => result.Id == id && result.Status == CheckStatus.Unknown);
        }
    }

    [Theory]
    [InlineData(InstanceItemKind.Configuration, "Instance.Configuration")]
    [InlineData(InstanceItemKind.TraceFlag, "Instance.TraceFlag")]
    [InlineData(InstanceItemKind.MasterObject, "Instance.Master")]
    [InlineData(InstanceItemKind.StartupProcedure, "Instance.Master")]
    [InlineData(InstanceItemKind.Message, "Instance.Message")]
    [InlineData(InstanceItemKind.LinkedServer, "Instance.LinkedServer")]
    [InlineData(InstanceItemKind.Job, "Instance.Job")]
    [InlineData(InstanceItemKind.ServerTrigger, "Instance.Trigger")]
    [InlineData(InstanceItemKind.MailProfile, "Instance.Mail")]
    [InlineData(InstanceItemKind.Database, "Instance.Database")]
    [InlineData(InstanceItemKind.Credential, "Instance.Credential")]
    [InlineData(InstanceItemKind.ServerPermission, "Instance.Permission")]
    public void What_a_venue_has_beside_it_is_a_warning_for_each_thing_and_unknown_where_it_could_not_be_read(InstanceItemKind kind, string id)
    {
        var recorded = Old(Item(kind, "Обмен", ("value", "1")), Item(kind, "other"));

        var missing = Check(With(Instance("new", [.. Reachable, Item(kind, "обмен", ("value", "0"))]), []), recorded).Where(result => result.Id == id).ToArray();
        Assert.Equal([("Обмен", "value 1", "value 0"), ("other", "other", missing[1].Actual)], missing.Select(result => (result.Subject, result.Expected, result.Actual)));
        Assert.All(missing, result => Assert.Equal((CheckStatus.Warning, false), (result.Status, result.Blocks)));

        Assert.Equal(CheckStatus.Pass, Check(With(Instance("new", recorded.Instance!.Items), []), recorded).Single(result => result.Id == id).Status);
        var unknown = new InstanceItem { Kind = kind, Name = "", UnknownBecause = "229: no right" };
        Assert.Contains(Check(With(Instance("new", [.. Reachable, unknown]), []), recorded), result => result is { Status: CheckStatus.Unknown, Blocks: true } && result.Id == id);
        Assert.Contains(Check(With(Instance("new"), []), Old(unknown)), result => result.Status == CheckStatus.Unknown && result.Id == id);
    }

    [Fact]
    public void What_a_database_names_is_looked_for_among_the_servers_and_databases()
    {
        var recorded = Old(
            Item(InstanceItemKind.Reference, "Jupiter: receipts Archive", ("referenced_database_name", "Archive")),
            Item(InstanceItemKind.Reference, "Jupiter: goods BUH", ("referenced_server_name", "BUH"), ("referenced_database_name", "Archive")));

        Assert.Equal(2, Check(With(Instance("new"), []), recorded).Count(result => result is { Id: "Instance.Reference", Status: CheckStatus.Warning }));
        var there = Instance("new", [.. Reachable, Item(InstanceItemKind.Database, "ARCHIVE"), Item(InstanceItemKind.LinkedServer, "buh")]);
        Assert.DoesNotContain(Check(With(there, []), recorded), result => result is { Id: "Instance.Reference", Status: CheckStatus.Warning });
    }

    [Fact]
    public void What_the_venue_carries_comes_in_the_night_and_is_not_missed()
    {
        var recorded = Old(
            Item(InstanceItemKind.Database, "JUPITER"), Item(InstanceItemKind.Database, "Archive"), Item(InstanceItemKind.Database, "Games"),
            Item(InstanceItemKind.Reference, "Jupiter: receipts Archive", ("referenced_database_name", "ARCHIVE")),
            Item(InstanceItemKind.Reference, "Jupiter: goods Games", ("referenced_database_name", "Games")),
            Item(InstanceItemKind.Reference, "Jupiter: goods BUH", ("referenced_server_name", "BUH"), ("referenced_database_name", "Archive")),
            Item(InstanceItemKind.DatabaseSize, "Archive", ("data_bytes", "1"), ("log_bytes", "1")));
        var venue = new Venue { Name = "Ёлка", ServerName = "JUPITER", Database = "Jupiter", OtherDatabases = [new VenueDatabase { Name = "Archive" }] };
        var preparation = new InstancePreparation(With(Instance("new"), []), recorded, venue);

        var warned = preparation.Check().Where(result => result.Status == CheckStatus.Warning).Select(result => (result.Id, result.Subject));

        Assert.Equal([("Instance.Database", "Games"), ("Instance.Reference", "Jupiter: goods Games"), ("Instance.Reference", "Jupiter: goods BUH")], warned);
        Assert.Equal(["Games", "Jupiter: goods Games", "Jupiter: goods BUH"], preparation.Missing().Select(item => item.Name));
    }

    [Theory]
    [InlineData(@"D:\Log", 8_000_000_000, 0, CheckStatus.Pass)]
    [InlineData(@"D:\Log", 7_999_999_999, 0, CheckStatus.Fail)]
    [InlineData(@"D:\Mount\Log", 6_000_000_000, 2_000_000_000, CheckStatus.Pass)]
    [InlineData(@"D:\Mount\Log", 6_000_000_000, 1_999_999_999, CheckStatus.Fail)]
    [InlineData(@"E:\Log", 8_000_000_000, 0, CheckStatus.Unknown)]
    [InlineData("", 8_000_000_000, 0, CheckStatus.Unknown)]
    public void Data_and_log_of_the_old_server_have_to_find_room_each_on_its_volume(string logs, long free, long mounted, CheckStatus status)
    {
        var results = Spaces(logs, [new VolumeSpace { MountPoint = @"D:\", FreeBytes = free }, new VolumeSpace { MountPoint = @"D:\Mount\", FreeBytes = mounted }], Old());

        Assert.Contains(results, result => result.Status == status);
        Assert.All(results, result => Assert.True(result.Status == CheckStatus.Pass || result.Status == status, result.ToString()));
        Assert.Equal(logs == @"D:\Log" ? 1 : 2, results.Length);
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("1", "-5")]
    [InlineData("1", "99999999999999999999")]
    public void Sizes_that_were_not_recorded_or_are_none_are_unknown(string data, string log)
    {
        var recorded = With(Instance("old", [.. Reachable.Where(item => item.Kind != InstanceItemKind.DatabaseSize), Item(InstanceItemKind.DatabaseSize, "Jupiter", ("data_bytes", data), ("log_bytes", log))]));
        var none = With(Instance("old", [.. Reachable.Where(item => item.Kind != InstanceItemKind.DatabaseSize)]));

        foreach (var old in new[] { recorded, none })
        {
            Assert.Equal(CheckStatus.Unknown, Assert.Single(Spaces(@"D:\Log", [new VolumeSpace { MountPoint = @"D:\", FreeBytes = long.MaxValue }], old)).Status);
        }
    }

    [Fact]
    public void Of_a_venue_its_own_databases_count_and_one_whose_size_is_not_known_makes_it_unknown()
    {
        var recorded = Old(Item(InstanceItemKind.DatabaseSize, "Games", ("data_bytes", "900000000000"), ("log_bytes", "1")));
        CheckStatus Of(params string[] others) => new InstancePreparation(With(Instance("new"), []), recorded, new Venue
        {
            Name = "Ёлка", ServerName = "JUPITER", Database = "Jupiter", OtherDatabases = [.. others.Select(name => new VenueDatabase { Name = name })],
        }).Check().Single(result => result.Id == "Instance.Space").Status;

        Assert.Equal((CheckStatus.Pass, CheckStatus.Fail, CheckStatus.Unknown), (Of(), Of("Games"), Of("Archive")));
    }

    [Fact]
    public void Aliases_are_compared_by_where_they_lead_and_for_each_kind_of_program()
    {
        ClientSetting Alias(bool is32Bit, string target) => new() { Kind = ClientSettingKind.Alias, Is32Bit = is32Bit, Name = "JUPITER", Target = target };
        var recorded = With(Instance("old"), [Alias(true, "DBMSSOCN,JUPITER,1433"), Alias(false, "DBMSSOCN,JUPITER,1433")]);

        var results = Check(With(Instance("new"), [Alias(true, "DBMSSOCN,OTHER,1433"), Alias(false, "dbmssocn,jupiter,1433")]), recorded).Where(result => result.Id == "Instance.Alias");
        var one = Assert.Single(results);
        Assert.Equal((CheckStatus.Warning, "ConnectTo, 32 bit, JUPITER", "DBMSSOCN,OTHER,1433"), (one.Status, one.Subject, one.Actual));
        Assert.Equal(CheckStatus.Warning, Check(With(Instance("new"), null), recorded).Single(result => result.Id == "Instance.Alias").Status);
    }

    [Fact]
    public void An_inventory_without_a_database_server_is_unknown_and_nothing_else()
    {
        var result = Assert.Single(Check(With(null), Old()));

        Assert.Equal(("Instance.Recorded", CheckStatus.Unknown, true), (result.Id, result.Status, result.Blocks));
    }

    [Fact]
    public void Rights_that_were_not_recorded_warn()
    {
        var results = Check(With(Instance("new", isDetailed: false), []), Old(Item(InstanceItemKind.ServerPermission, "watcher")));

        Assert.Equal(2, results.Count(result => result is { Id: "Instance.Permission" or "Instance.Credential", Status: CheckStatus.Warning }));
    }

    [Fact]
    public void An_inventory_with_a_database_server_is_read_back_and_is_what_the_schema_says()
    {
        using var folder = new TempFolder();
        var path = folder.At("old.json");
        ServerInventoryFile.Write(path, With(
            Instance("old", [Item(InstanceItemKind.Message, "50001 1049", ("text", "Смена «%s» не закрыта")), new InstanceItem { Kind = InstanceItemKind.Job, Name = "", UnknownBecause = "229" }]),
            [new ClientSetting { Kind = ClientSettingKind.DataSource, Is32Bit = true, Name = "Касса", Target = "JUPITER" }]));

        var read = ServerInventoryFile.Read(path);

        Assert.Empty(new PublishedSchema("server-inventory").Differences(JsonNode.Parse(File.ReadAllText(path))));
        Assert.Equal("Смена «%s» не закрыта", read.Instance!.Items[0].Detail("text"));
        Assert.Equal(("229", false), (read.Instance.Items[1].UnknownBecause, read.Instance.Items[1].IsKnown));
        Assert.Equal((ClientSettingKind.DataSource, true, "Касса"), (read.ClientSettings![0].Kind, read.ClientSettings[0].Is32Bit, read.ClientSettings[0].Name));
        Assert.Equal(With(null).Identity!.SmbiosUuid, read.Identity!.SmbiosUuid);
        Assert.DoesNotContain("isKnown", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static CheckResult[] Spaces(string logs, VolumeSpace[] volumes, ServerInventory old)
    {
        var instance = new InstanceInventory
        {
            ServerInstance = "JUPITER", Product = "SQL Server", Version = "16.0.1.0", MachineName = "JUPITER", ServerName = "JUPITER", DefaultDataPath = @"D:\Data", DefaultLogPath = logs, Volumes = volumes,
        };
        return [.. Check(With(instance), old).Where(result => result.Id == "Instance.Space")];
    }

    private static IReadOnlyList<CheckResult> Check(ServerInventory current, ServerInventory old) => [.. new InstancePreparation(current, old).Check()];
}
