using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Presence.Place;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Place;

/// <summary>
/// The firewall of a server that was moved (clause R3b), by rows as Microsoft Learn documents MSFT_NetFirewallProfile, MSFT_NetFirewallRule and the
/// classes of its filters.
/// </summary>
public sealed class FirewallTests
{
    private const uint Public = 0;
    private const uint Private = 1;
    private const ushort ForDomainAndPrivate = 3;

    private readonly RecordedFirewall _computer = new();

    [Fact]
    public void A_network_that_turned_public_leaves_a_rule_for_private_ones_dead()
    {
        _computer.Rule("database", profiles: ForDomainAndPrivate);
        Assert.Equal((CheckStatus.Pass, "profile Private: let in by database"), Found(Check()));

        _computer.Category = Public;

        Assert.Equal((CheckStatus.Fail, "profile Public: the firewall is on, and no rule lets the database in"), Found(Check()));
        Assert.True(Check().Blocks);
        Assert.Equal("R3b", Check().Clause);
    }

    [Theory]
    [InlineData("TCP", "1433", null, true)]
    [InlineData("6", "1000-2000", null, true)]
    [InlineData("TCP", "Any", @"C:\Program Files\Microsoft SQL Server\MSSQL16.MSSQLSERVER\MSSQL\Binn\sqlservr.exe", true)]
    [InlineData("Any", null, @"%ProgramFiles%\Microsoft SQL Server\MSSQL10_50.X\MSSQL\Binn\SQLSERVR.EXE", true)]
    [InlineData("TCP", "1434", null, false)]
    [InlineData("UDP", "1433", null, false)]
    [InlineData("TCP", "14330", null, false)]
    [InlineData("TCP", "RPC", null, false)]
    [InlineData("TCP", "1433", @"C:\Windows\System32\svchost.exe", false)]
    [InlineData("TCP", "99999999999-1", null, false)]
    public void A_rule_lets_in_by_the_port_or_by_the_program(string protocol, string? port, string? program, bool letsIn)
    {
        _computer.Rule("database", protocol: protocol, ports: port is null ? null : [port], program: program);

        Assert.Equal(letsIn ? CheckStatus.Pass : CheckStatus.Fail, Check().Status);
    }

    [Theory]
    [InlineData("Any", true)]
    [InlineData("LocalSubnet", true)]
    [InlineData("192.168.1.0/24", true)]
    [InlineData("192.168.1.0/255.255.255.0", true)]
    [InlineData("192.168.1.1-192.168.1.99", true)]
    [InlineData("192.168.1.31", true)]
    [InlineData("10.9.9.0/24", false)]
    [InlineData("192.168.1.0/240", false)]
    [InlineData("Internet", false)]
    [InlineData("fe80::/64", false)]
    [InlineData("-", false)]
    [InlineData("/", false)]
    public void A_rule_for_the_addresses_of_the_preparation_lets_nobody_in(string remote, bool letsIn)
    {
        _computer.Rule("database", remote: [remote]);

        Assert.Equal(letsIn ? CheckStatus.Pass : CheckStatus.Fail, Check().Status);
    }

    [Fact]
    public void Who_is_left_out_is_named()
    {
        _computer.Rule("main till", remote: ["192.168.1.31"]);

        Assert.Equal((CheckStatus.Fail, "profile Private: main till does not hold for 192.168.1.32"), Found(Check(callers: ["192.168.1.31", "192.168.1.32"])));
        _computer.Rule("the other", remote: ["192.168.1.32"]);
        Assert.Equal(CheckStatus.Pass, Check(callers: ["192.168.1.31", "192.168.1.32"]).Status);
    }

    [Fact]
    public void Who_keeps_out_is_stronger_than_who_lets_in()
    {
        _computer.Rule("database");
        _computer.Rule("Касса закрыта", action: 4);

        Assert.Equal((CheckStatus.Fail, "profile Private: kept out by Касса закрыта"), Found(Check()));
    }

    [Theory]
    [InlineData(2, 1, 2)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 1, 3)]
    public void A_rule_that_is_disabled_or_for_the_way_out_or_asks_for_more_lets_nobody_in(ushort enabled, ushort direction, ushort action)
    {
        _computer.Rule("database", enabled: enabled, direction: direction, action: action);

        Assert.Equal(CheckStatus.Fail, Check().Status);
    }

    [Fact]
    public void A_rule_of_a_packaged_app_or_of_another_service_lets_nobody_in_to_the_database()
    {
        _computer.Rule("app", protocol: "Any", ports: null, package: "S-1-15-2-1910091885");
        _computer.Rule("service", protocol: "TCP", ports: ["Any"], service: "Dnscache");

        Assert.Equal(CheckStatus.Fail, Check().Status);
        _computer.Rule("database", ports: ["Any"], service: "MSSQL$VENUE");
        Assert.Equal(CheckStatus.Pass, Check().Status);
    }

    [Fact]
    public void Where_the_firewall_of_the_profile_is_off_no_rule_is_needed()
    {
        Assert.Equal(CheckStatus.Fail, Check().Status);
        _computer.Profile("Private", enabled: 0);
        Assert.Equal((CheckStatus.Pass, "profile Private: the firewall keeps nobody out"), Found(Check()));

        _computer.Category = Public;
        Assert.Equal(CheckStatus.Fail, Check().Status);
        _computer.Profile("Public", enabled: 1, off: ["Ethernet"]);
        Assert.Equal(CheckStatus.Pass, Check().Status);
        _computer.Profile("Public", enabled: 2, inbound: 2);
        Assert.Equal(CheckStatus.Pass, Check().Status);
    }

    [Fact]
    public void Where_no_rule_counts_a_rule_does_not_help()
    {
        _computer.Rule("database");
        _computer.Profile("Private", enabled: 1, inbound: 2, rules: 0);

        Assert.Equal(CheckStatus.Fail, Check().Status);
    }

    [Fact]
    public void The_network_of_the_servers_own_card_counts_and_without_it_every_one()
    {
        _computer.Rule("database", profiles: ForDomainAndPrivate);
        _computer.Networks.Add(RecordedFirewall.Network("VPN", Public));

        Assert.Equal([CheckStatus.Pass], All("Ethernet").Select(result => result.Status));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], All(null).Select(result => result.Status));
    }

    [Fact]
    public void Without_the_instances_port_only_a_rule_for_the_program_proves_anything()
    {
        _computer.Rule("database", ports: ["50123"]);
        Assert.Equal((CheckStatus.Unknown, "profile Private: the instance's port is not known, and no rule is for sqlservr.exe"), Found(Check(port: null)));

        _computer.Rule("program", ports: ["Any"], program: @"D:\SQL\sqlservr.exe");
        Assert.Equal(CheckStatus.Pass, Check(port: null).Status);
    }

    [Fact]
    public void Windows_is_asked_for_its_networks_once()
    {
        _computer.Rule("database");

        var results = new FirewallCheck(_computer).Run("JUPITER", new DatabaseDoor { Server = "JUPITER", Port = 1433, Cards = [new VenueCard(null, [IPAddress.Parse("192.168.1.31")])] }, CancellationToken.None);

        Assert.Equal([("Server.NetworkProfile", CheckStatus.Pass), ("Server.Firewall", CheckStatus.Pass)], results.Select(result => (result.Id, result.Status)));
        Assert.Single(_computer.Asked, "MSFT_NetConnectionProfile");
    }

    [Fact]
    public void What_windows_does_not_tell_is_unknown_with_its_reason()
    {
        _computer.Missing = "MSFT_NetProtocolPortFilter";
        Assert.Equal((CheckStatus.Unknown, "there is no MSFT_NetProtocolPortFilter"), Found(Check()));

        _computer.Missing = "";
        _computer.Category = "Private";
        Assert.Equal((CheckStatus.Unknown, "the firewall profile of \"Ethernet\" is not known"), Found(Check()));
        _computer.Networks.Clear();
        Assert.Equal(CheckStatus.Unknown, Check().Status);
    }

    [Theory]
    [InlineData("MSFT_NetProtocolPortFilter")]
    [InlineData("MSFT_NetAddressFilter")]
    [InlineData("MSFT_NetApplicationFilter")]
    [InlineData("MSFT_NetServiceFilter")]
    public void A_rule_of_which_a_part_was_not_told_may_keep_out_and_never_lets_in(string part)
    {
        _computer.Rule("database");
        _computer.Forget(part);
        Assert.Equal(CheckStatus.Fail, Check().Status);

        _computer.Profile("Private", enabled: 0);
        Assert.Equal(CheckStatus.Pass, Check().Status);
        _computer.Profile("Private", enabled: 1, inbound: 2);
        _computer.Rule("closed", action: 4);
        _computer.Forget(part);
        Assert.Equal((CheckStatus.Fail, "profile Private: kept out by closed"), Found(Check()));
    }

    [Fact]
    public void More_rows_than_are_read_are_unknown_and_not_those_that_were_read()
    {
        _computer.Rule("database");
        for (var rules = 1; rules < RowLimit.Most; rules++)
        {
            _computer.Rule("other", ports: ["9"]);
        }

        Assert.Equal(CheckStatus.Pass, Check().Status);
        _computer.Rule("closed", action: 4);
        Assert.Equal((CheckStatus.Unknown, "more than 5000 rows"), Found(Check()));
    }

    [Fact]
    public void Of_two_cards_that_counts_in_whose_network_the_terminals_are()
    {
        (string, IPAddress, IPAddress)[] cards = [Own("VPN", "10.8.0.2"), Own("LAN", "192.168.1.10")];
        IPAddress[] server = [IPAddress.Parse("10.8.0.2"), IPAddress.Parse("192.168.1.10"), IPAddress.Parse("fe80::1")];
        _computer.Networks.Clear();
        _computer.Networks.AddRange([RecordedFirewall.Network("VPN", Private), RecordedFirewall.Network("LAN", Public)]);
        _computer.Rule("database", profiles: ForDomainAndPrivate);

        Assert.Equal([CheckStatus.Fail], Of(VenueCard.Of(cards, server, [IPAddress.Parse("192.168.1.31")], old: null)));
        Assert.Equal([CheckStatus.Fail], Of(VenueCard.Of(cards, server, [], IPAddress.Parse("192.168.1.9"))));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Fail], Of(VenueCard.Of(cards, server, [], old: null)));
        Assert.Equal([CheckStatus.Fail, CheckStatus.Unknown], Of([new VenueCard("LAN", server), new VenueCard("gone", server)]));
    }

    [Fact]
    public void Where_no_terminal_has_an_address_the_cards_own_stands_for_its_network_by_the_family_that_terminals_use()
    {
        IPAddress[] server = [IPAddress.Parse("fe80::1"), IPAddress.Parse("192.168.1.10")];
        _computer.Rule("database", remote: ["192.168.1.0/24"]);

        var cards = VenueCard.Of([Own("Ethernet", "192.168.1.10"), Own("VPN", "10.8.0.2")], server, [], old: null);

        Assert.Equal(("Ethernet", "192.168.1.10"), (Assert.Single(cards).Name, Assert.Single(cards[0].Callers).ToString()));
        Assert.Equal([CheckStatus.Pass], Of(cards));
        Assert.Equal(["10.9.9.9"], VenueCard.Of([Own("Ethernet", "192.168.1.10")], server, [IPAddress.Parse("10.9.9.9")], old: null)[0].Callers.Select(caller => caller.ToString()));
        Assert.Empty(VenueCard.Of([], server, [], old: null));
    }

    private static (string Name, IPAddress Address, IPAddress Mask) Own(string card, string address) => (card, IPAddress.Parse(address), IPAddress.Parse("255.255.255.0"));

    private static (CheckStatus Status, string Actual) Found(CheckResult result) => (result.Status, result.Actual);

    private CheckResult Check(int? port = 1433, string[]? callers = null) => Assert.Single(All("Ethernet", port, callers));

    private CheckResult[] All(string? card, int? port = 1433, string[]? callers = null) => Of(
        new DatabaseDoor { Server = "JUPITER", Port = port, Cards = [new VenueCard(card, [.. (callers ?? ["192.168.1.31"]).Select(IPAddress.Parse)])] });

    private CheckStatus[] Of(IReadOnlyList<VenueCard> cards) =>
        [.. Of(new DatabaseDoor { Server = "JUPITER", Port = 1433, Cards = cards }).Select(result => result.Status)];

    private CheckResult[] Of(DatabaseDoor door) =>
        [.. new FirewallCheck(_computer).Run(door.Server, door, CancellationToken.None).Where(result => result.Id == "Server.Firewall")];
}
