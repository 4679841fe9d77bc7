using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Network.Witnesses;
using Jupiter.Migration.Core.Tests.Presence;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.SafeNetwork;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.SafeNetwork;

/// <summary>Whether the new server stands in the venue's network (clause P0): over a real cable with a computer at its other end, and with gateways in memory.</summary>
public sealed class SafeNetworkCheckTests(AnsweringComputer computer) : IClassFixture<AnsweringComputer>
{
    private const string AnotherCard = "02-00-00-00-00-01";

    [Fact]
    public async Task By_its_card_the_old_server_is_seen_and_another_computer_at_its_address_is_not_it()
    {
        computer.Require();
        var card = (await ComputerObserver.OfThisComputer().LookAsync([At(computer.Address, null)], TestContext.Current.CancellationToken))[0].HardwareAddress!.Text;

        Assert.Equal(CheckStatus.Fail, Old(At(computer.Address, card)).Status);
        Assert.Equal(CheckStatus.Warning, Old(At(computer.Address, AnotherCard)).Status);
        Assert.Equal(CheckStatus.Unknown, Old(At(computer.Address, null)).Status);
        Assert.Equal(CheckStatus.Warning, Old(At(computer.Address, null), At(computer.Address, AnotherCard)).Status);
        Assert.Equal(CheckStatus.Fail, Old(At(computer.At(77), null), At(computer.Address, card)).Status);
    }

    [Fact]
    [Trait("Tier", "Whole")]
    public void By_its_name_it_is_seen_whatever_its_address()
    {
        computer.Require();
        computer.StartSamba();

        // The service takes a moment to begin, and another test's computer of that name may answer before it.
        var seen = Run(Venue() with { OldServer = "JUPITER" })[0];
        for (var i = 0; i < 10 && !seen.Evidence.Contains(computer.Address, StringComparison.Ordinal); i++)
        {
            seen = Run(Venue() with { OldServer = "JUPITER" })[0];
        }

        Assert.Equal(("Network.OldServer", CheckStatus.Fail, "JUPITER"), (seen.Id, seen.Status, seen.Subject));
        Assert.Contains(computer.Address, seen.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_counts_where_an_address_was_asked_and_all_are_asked_at_once()
    {
        computer.Require();
        var begun = System.Diagnostics.Stopwatch.StartNew();
        var results = Run(Venue() with
        {
            OldServerAt = [At(computer.At(77), AnotherCard)],
            Computers = [.. Enumerable.Range(100, 20).Select(number => Till("KASSA-" + number, computer.At(number))), Till("NOWHERE", "nowhere.invalid")],
        });

        // One after the other they would take a minute; a machine that has other work, too, takes its time.
        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(15), begun.Elapsed.ToString());
        Assert.Equal(("Network.OldServer", CheckStatus.Pass), (results[0].Id, results[0].Status));
        Assert.All(results.Skip(1).Take(20), result => Assert.Equal(("Network.Computer", CheckStatus.Pass), (result.Id, result.Status)));
        Assert.Equal(("NOWHERE", CheckStatus.Unknown), (results[21].Subject, results[21].Status));
    }

    [Theory]
    [InlineData(ResolutionOutcome.NotFound, CheckStatus.Pass)]
    [InlineData(ResolutionOutcome.NoAnswer, CheckStatus.Unknown)]
    [InlineData(ResolutionOutcome.Incomplete, CheckStatus.Unknown)]
    public void One_silent_address_tells_nothing_while_a_name_of_the_same_computer_was_not_asked(ResolutionOutcome outcome, CheckStatus status)
    {
        computer.Require();

        var result = Alone(
            [computer.Address], (host, _) => Task.FromResult(host.Address is { } address ? new HostAddresses(host, ResolutionOutcome.Given, "", address) : new HostAddresses(host, outcome, "told so")),
            At(computer.At(77), AnotherCard), At("jm-nobody", null));

        Assert.Equal(status, result.Status);
        Assert.Equal(status == CheckStatus.Unknown, result.Actual.Contains("jm-nobody", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData()]
    [InlineData("127.0.0.1", "::1", "169.254.7.7", "fe80::7")]
    public void Without_a_network_silence_tells_nothing(params string[] own)
    {
        computer.Require();

        Assert.Equal(CheckStatus.Unknown, Alone(own, HostResolver.ResolveAsync, At(computer.At(77), AnotherCard)).Status);
    }

    [Fact]
    public void Its_own_addresses_are_not_the_old_servers()
    {
        var named = Run(Venue() with { OldServerAt = [At("localhost", null), At(Environment.MachineName, null), At("127.77.0.1", null)] })[0];

        Assert.Equal((CheckStatus.Unknown, ""), (named.Status, named.Evidence));
    }

    [Fact]
    public void Where_nobody_told_anything_nothing_is_known() =>
        Assert.Equal(("Network.OldServer", CheckStatus.Unknown, "JUPITER"), Run(new VenueNetwork()).Select(result => (result.Id, result.Status, result.Subject)).First());

    [Fact]
    public void A_computer_that_people_call_by_no_host_name_is_asked_at_its_address()
    {
        computer.Require();

        Assert.Equal(("Касса № 1", CheckStatus.Pass), Run(Venue() with { Computers = [Till("Касса № 1", computer.At(88))] }).Select(result => (result.Subject, result.Status)).ElementAt(1));
    }

    [Fact]
    public void A_machine_that_is_reinstalled_does_not_look_for_itself() =>
        Assert.DoesNotContain(Run(Venue() with { IsOneMachine = true }), result => result.Id == "Network.OldServer");

    [Theory]
    [InlineData("192.168.1.1", "02-00-00-00-00-11", CheckStatus.Fail)]
    [InlineData("192.168.7.1", "02-00-00-00-00-11", CheckStatus.Fail)]
    [InlineData("192.168.1.1", AnotherCard, CheckStatus.Pass)]
    [InlineData("192.168.1.1", null, CheckStatus.Unknown)]
    [InlineData("192.168.7.1", null, CheckStatus.Pass)]
    [InlineData(null, null, CheckStatus.Unknown)]
    public void A_gateway_is_known_by_its_card_and_an_equal_address_alone_tells_nothing(string? address, string? card, CheckStatus status)
    {
        var segment = new SimulatedSegment(new SimulatedClock())
        {
            Machines = { new SimulatedMachine { Address = IPAddress.Parse("192.168.1.1"), Card = HardwareAddress.Parse("02-00-00-00-00-11")! } },
        };

        var result = Run(Venue(address is null ? [] : [new VenueGateway(IPAddress.Parse(address), HardwareAddress.Parse(card))]), segment)[^1];

        Assert.Equal(("Network.Gateway", status, "192.168.1.1 (02-00-00-00-00-11)"), (result.Id, result.Status, result.Actual));
    }

    [Fact]
    public void A_gateway_that_was_seen_twice_is_told_once_and_a_segment_without_one_has_another()
    {
        var known = new VenueGateway(IPAddress.Parse("192.168.1.1"), HardwareAddress.Parse(AnotherCard));
        var alone = new SimulatedSegment(new SimulatedClock())
        {
            Segment = new SegmentInterface
            {
                Name = "Ethernet", Index = 7, Link = SegmentLink.Cable,
                OwnAddress = IPAddress.Parse("192.168.1.50"), OwnHardwareAddress = HardwareAddress.Parse("02-00-00-00-00-50"), Gateways = [],
            },
        };

        var result = Run(Venue(known, known with { Card = null }, known), alone)[^1];

        Assert.Equal(CheckStatus.Pass, result.Status);
        Assert.Single(Regex.Matches(result.Expected, Regex.Escape("192.168.1.1")));
    }

    [Fact]
    public void Where_no_segment_was_found_nothing_is_known_of_its_gateway() =>
        Assert.Equal(CheckStatus.Unknown, Run(Venue(), new SimulatedSegment(new SimulatedClock()) { Segment = null })[^1].Status);

    [Fact]
    public void A_computer_that_the_network_has_no_name_for_is_not_known_and_keeps_none_away()
    {
        var network = VenueNetwork.Of(new Venue { Name = "Чайка", ServerName = "JUPITER", Database = "Jupiter", Computers = [new VenueComputer { Name = "Касса № 1" }] }, null);

        var result = Run(network, new SimulatedSegment(new SimulatedClock())).Single(one => one.Subject == "Касса № 1");

        Assert.Equal(("Network.Computer", CheckStatus.Unknown), (result.Id, result.Status));
    }

    [Fact]
    public void An_inventory_of_another_computer_tells_nothing_of_this_network_and_a_name_makes_nobody_this_computer()
    {
        var another = SampleInstance.With(null) with { ComputerName = Environment.MachineName };

        var result = Assert.Single(SafeNetworkCheck.Check(another, () => throw new InvalidOperationException("nobody is asked"), TestContext.Current.CancellationToken));

        Assert.Equal(("Network.OldServer", CheckStatus.Unknown, "P0"), (result.Id, result.Status, result.Clause));
    }

    [Fact]
    public void What_a_venue_and_a_detailed_inventory_tell_is_asked_and_no_more_than_sixteen_addresses()
    {
        var venue = new Venue
        {
            Name = "Ёлка", ServerName = "JUPITER", Database = "Jupiter",
            Computers = [new VenueComputer { Name = "KASSA-1", Address = "192.168.1.21", Port = 5656, ServerAddress = "192.168.1.9" }, new VenueComputer { Name = "KASSA-2", ServerAddress = "JUPITER" }],
        };
        var old = SampleInstance.With(null) with
        {
            NetworkAdapters =
            [
                new NetworkAdapter { Name = "Realtek", HardwareAddress = AnotherCard, Addresses = ["192.168.1.10", "fe80::1", "x", "127.0.0.1"], Gateways = ["192.168.1.1", "0.0.0.0"] },
                new NetworkAdapter { Name = "hidden" },
            ],
        };

        var network = VenueNetwork.Of(venue, old);

        Assert.Equal(["JUPITER ", "192.168.1.10 " + AnotherCard, "192.168.1.9 "], network.OldServerAt.Select(at => $"{at.Host} {at.HardwareAddress}"));
        Assert.Equal(["KASSA-1 192.168.1.21 5656", "KASSA-2 KASSA-2 5655"], network.Computers.Select(at => $"{at.Name} {at.Host} {at.Port}"));
        Assert.Equal(["192.168.1.1"], network.Gateways.Select(gateway => gateway.ToString()));
        var many = old with { NetworkAdapters = [new NetworkAdapter { Name = "many", Addresses = [.. Enumerable.Range(1, 200).Select(number => $"10.0.0.{number}")] }] };
        Assert.Equal(17, VenueNetwork.Of(venue, many).OldServerAt.Count);
    }

    private static VenueNetwork Venue(params VenueGateway[] gateways) => new() { OldServer = "JM-NOBODY", Gateways = gateways };

    private static AskedComputer At(string host, string? card) =>
        new() { Name = "JM-NOBODY", Host = NetworkHost.Parse(host), Port = 1433, HardwareAddress = HardwareAddress.Parse(card) };

    private static AskedComputer Till(string name, string host) => new() { Name = name, Host = NetworkHost.Parse(host), Port = 5655 };

    private static CheckResult Old(params AskedComputer[] at) => Run(Venue() with { OldServerAt = at })[0];

    private static IReadOnlyList<CheckResult> Run(VenueNetwork venue) =>
        SafeNetworkCheck.OfThisComputer().Run(venue, "JUPITER", TestContext.Current.CancellationToken);

    private static IReadOnlyList<CheckResult> Run(VenueNetwork venue, SimulatedSegment segment) =>
        new SafeNetworkCheck(new AddressBook(new RehearsalRegister()), segment, ComputerObserver.OfThisComputer(), [], [IPAddress.Parse("192.168.1.50")], HostResolver.ResolveAsync)
            .Run(venue, "JUPITER", TestContext.Current.CancellationToken);

    private static CheckResult Alone(string[] own, Func<NetworkHost, CancellationToken, Task<HostAddresses>> resolve, params AskedComputer[] at) =>
        new SafeNetworkCheck(
            new AddressBook(new RehearsalRegister()), new SimulatedSegment(new SimulatedClock()) { Segment = null }, ComputerObserver.OfThisComputer(), [],
            [.. own.Select(IPAddress.Parse)], resolve)
            .Run(Venue() with { OldServerAt = at }, "JUPITER", TestContext.Current.CancellationToken)[0];
}
