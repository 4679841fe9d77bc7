using System;
using System.Linq;
using System.Net;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Planning;

/// <summary>What is asked of the POS terminals when a night is planned (clauses R5, R7).</summary>
public sealed class PlannedComputersTests
{
    [Fact]
    public void Computers_of_whom_nobody_knows_who_switches_them_on_are_named()
    {
        var result = Single("Case.Computers", new VenueComputer { Name = "KASSA-1", IsMainPos = true, SwitchedOnBy = "Анна" }, new VenueComputer { Name = "BAR" }, new VenueComputer { Name = "OFFICE" });

        Assert.Equal((CheckStatus.Warning, false), (result.Status, result.Blocks));
        Assert.EndsWith(": BAR, OFFICE", result.Actual, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Pass, Single("Case.Computers", new VenueComputer { Name = "KASSA-1", IsMainPos = true, RemoteAccess = "123" }).Status);
    }

    [Theory]
    [InlineData("127.66.0.1", CheckStatus.Warning)]
    [InlineData("127.66.0.2", CheckStatus.Pass)]
    public void A_terminal_that_goes_by_the_old_address_is_named_when_the_night_is_planned(string address, CheckStatus expected)
    {
        var result = Single("Case.ServerAddress", new VenueComputer { Name = "KASSA-1", IsMainPos = true, ServerAddress = address });

        Assert.Equal((expected, "KASSA-1"), (result.Status, result.Subject));
    }

    [Theory]
    [InlineData(ClientSettingKind.Alias, "JUPITER", "DBMSSOCN,127.66.0.1,1433", true)]
    [InlineData(ClientSettingKind.Alias, "JUPITER", @"DBNMPNTW,\\127.66.0.1\pipe\sql\query", true)]
    [InlineData(ClientSettingKind.DataSource, "Jupiter", @"127.66.0.1\VENUE, Jupiter, C:\Windows\system32\SQLSRV32.dll", true)]
    [InlineData(ClientSettingKind.DataSource, "Jupiter", "tcp:127.66.0.1,1433, Jupiter, SQLSRV32.dll", true)]
    [InlineData(ClientSettingKind.HostsEntry, "JUPITER", "127.66.0.1", true)]
    [InlineData(ClientSettingKind.Alias, "JUPITER", "DBMSSOCN,127.66.0.2,1433", false)]
    [InlineData(ClientSettingKind.Alias, "JUPITER", "DBMSSOCN,127.66.0.11,1433", false)]
    [InlineData(ClientSettingKind.DataSource, "Jupiter", "JUPITER, 127.66.0.1, SQLSRV32.dll", false)]
    [InlineData(ClientSettingKind.HostsEntry, "printer", "192.168.1.9", false)]
    public void A_terminal_whose_inventory_leads_to_the_old_server_is_named_and_asked_for_that_address_later(ClientSettingKind kind, string name, string target, bool leadsThere)
    {
        using var sample = new SampleCase();
        var venue = WithComputers([new VenueComputer { Name = "KASSA-1", IsMainPos = true }, new VenueComputer { Name = "BAR" }]);
        var request = sample.Request(MigrationKind.ServerReplacement, venue, [Read("bar", new ClientSetting { Kind = kind, Name = name, Target = target })]);

        var result = NewCase.Check(request, sample.Clock).Single(check => check.Id == "Case.ServerAddress");

        Assert.Equal((leadsThere ? CheckStatus.Warning : CheckStatus.Pass, "bar", false), (result.Status, result.Subject, result.Blocks));
        Assert.Equal(leadsThere, result.Actual.Contains(target, StringComparison.Ordinal));
        Assert.Equal([null, leadsThere ? "127.66.0.1" : null], new RecordedSettings(request).Apply().Computers.Select(computer => computer.ServerAddress));
    }

    [Fact]
    public void What_an_inventory_told_is_marked_in_the_plan_that_is_approved()
    {
        var alias = new ClientSetting { Kind = ClientSettingKind.Alias, Name = "JUPITER", Target = "DBMSSOCN,127.66.0.1,1433" };
        using var sample = new SampleCase();
        var request = sample.Request(MigrationKind.ServerReplacement, SampleCase.Describe("Europe/Moscow"), [Read("BAR", alias)], "inventoried");
        NewCase.Make(request, sample.Clock);

        using var migration = MigrationCase.Look(request.Folder, sample.Clock);
        Assert.Equal([(null, false), ("127.66.0.1", true)], migration.Plan.Venue.Computers.Select(computer => (computer.ServerAddress, computer.IsServerAddressRead)));
    }

    [Theory]
    [InlineData("fe80::1 127.66.0.1", false, "127.66.0.1")]
    [InlineData("fe80::1", false, null)]
    [InlineData("127.66.0.1", true, null)]
    public void The_old_servers_name_stands_for_its_address_that_terminals_use_unless_the_new_one_takes_it(string addresses, bool isTaken, string? expected)
    {
        using var sample = new SampleCase(servers: ("OLDBOX", "127.66.0.2"));
        var alias = new ClientSetting { Kind = ClientSettingKind.Alias, Name = "JUPITER", Target = "DBMSSOCN,OLDBOX,1433" };
        var request = sample.Request(MigrationKind.ServerReplacement, WithComputers([new VenueComputer { Name = "BAR" }]), [Read("BAR", alias)], takesAddress: isTaken);

        Assert.Equal(expected, new RecordedSettings(request, [.. addresses.Split(' ').Select(IPAddress.Parse)]).Apply().Computers.Single().ServerAddress);
    }

    [Fact]
    public void An_inventory_of_nobody_or_without_settings_is_said()
    {
        using var sample = new SampleCase();
        var request = sample.Request(
            MigrationKind.ServerReplacement, WithComputers([new VenueComputer { Name = "KASSA-1", IsMainPos = true }]),
            [Read("LAPTOP"), new ServerInventory { ComputerName = "KASSA-1", ReadAt = DateTimeOffset.UnixEpoch, MemoryModules = [], Processors = [], Disks = [] }]);

        Assert.Equal([("LAPTOP", CheckStatus.Warning), ("KASSA-1", CheckStatus.Warning)], NewCase.Check(request, sample.Clock).Where(check => check.Id == "Case.ServerAddress").Select(check => (check.Subject, check.Status)));
    }

    private static ServerInventory Read(string computer, params ClientSetting[] settings) => new()
    {
        ComputerName = computer, ReadAt = DateTimeOffset.UnixEpoch, MemoryModules = [], Processors = [], Disks = [], ClientSettings = settings,
    };

    private static CheckResult Single(string check, params VenueComputer[] computers)
    {
        using var sample = new SampleCase();
        return NewCase.Check(sample.Request(MigrationKind.ServerReplacement, WithComputers(computers)), sample.Clock).Single(result => result.Id == check);
    }

    private static Venue WithComputers(VenueComputer[] computers)
    {
        var venue = SampleCase.Describe("Europe/Moscow");
        return new Venue
        {
            Name = venue.Name, ServerName = venue.ServerName, Database = venue.Database, TimeZone = venue.TimeZone, IdentityQueries = venue.IdentityQueries,
            PreconditionQueries = venue.PreconditionQueries, BusinessDayQuery = venue.BusinessDayQuery, Contacts = venue.Contacts, Computers = computers,
        };
    }
}
