using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>When the silence of a server means something, and all the ways in which it means nothing (clause R0).</summary>
public sealed class SilenceObserverTests
{
    private static readonly IPAddress OldAddress = IPAddress.Parse("192.168.1.10");
    private static readonly IPAddress OtherAddress = IPAddress.Parse("192.168.1.77");
    private static readonly IPAddress NewAddress = IPAddress.Parse("192.168.1.20");
    private static readonly IPAddress GatewayAddress = IPAddress.Parse("192.168.1.1");
    private static readonly HardwareAddress OldCard = HardwareAddress.Parse("02-00-00-00-00-10")!;
    private static readonly HardwareAddress OtherCard = HardwareAddress.Parse("02-00-00-00-00-77")!;

    private readonly SimulatedClock _clock = new();
    private readonly SimulatedSegment _segment;
    private readonly SimulatedMachine _old = new() { Address = OldAddress, Card = OldCard, IsOn = _ => false };
    private readonly SimulatedMachine _new = new() { Address = NewAddress, Card = HardwareAddress.Parse("02-00-00-00-00-20")! };
    private readonly SimulatedMachine _gateway = new() { Address = GatewayAddress, Card = HardwareAddress.Parse("02-00-00-00-00-01")! };

    public SilenceObserverTests()
    {
        _segment = new SimulatedSegment(_clock);
        _segment.Machines.AddRange([_old, _new, _gateway]);
    }

    [Fact]
    public async Task A_server_that_is_off_is_silent_once_its_silence_lasts_as_long_as_a_start()
    {
        var began = _clock.GetUtcNow();

        var finding = await Listen();

        Assert.Equal((SilenceState.Held, began), (finding.State, finding.Since));
        Assert.InRange(_clock.GetUtcNow() - began, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.2));
        Assert.Contains("192.168.1.10", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("192.168.1.1", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_that_is_known_goes_on_and_is_not_waited_for_again()
    {
        var before = _clock.GetUtcNow();

        var finding = await Listen(silentSince: before - TimeSpan.FromMinutes(9.9));

        Assert.Equal((SilenceState.Held, before - TimeSpan.FromMinutes(9.9)), (finding.State, finding.Since));
        Assert.InRange(_clock.GetUtcNow() - before, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(290)]
    [InlineData(595)]
    public async Task A_server_that_starts_sleeps_or_restarts_while_it_is_listened_for_breaks_its_silence(int seconds)
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        _old.IsOn = now => now >= until;

        Assert.Equal(OldAddress, (await Listen()).BrokenAt);
    }

    [Fact]
    public async Task A_control_that_is_lost_does_not_hide_an_answer()
    {
        _old.IsOn = _ => true;
        _old.Address = OtherAddress;
        _gateway.IsOn = _ => false;
        _segment.Memory.Add(new Neighbour(OtherAddress, OldCard));

        Assert.Equal(OtherAddress, (await Listen()).BrokenAt);
    }

    [Fact]
    public async Task A_server_under_another_address_is_found_by_its_card()
    {
        _old.IsOn = _ => true;
        _old.Address = OtherAddress;
        _segment.Memory.Add(new Neighbour(OtherAddress, OldCard));

        Assert.Equal(OtherAddress, (await Listen()).BrokenAt);
    }

    [Fact]
    public async Task A_memory_of_its_card_under_another_address_alone_breaks_nothing()
    {
        _segment.Memory.Add(new Neighbour(OtherAddress, OldCard));

        Assert.Equal(SilenceState.Held, (await Listen()).State);
    }

    [Fact]
    public async Task A_third_machine_under_its_address_is_named_and_is_no_silence()
    {
        _segment.Machines.Add(new SimulatedMachine { Address = OldAddress, Card = OtherCard });

        var finding = await Listen();

        Assert.Equal(OldAddress, finding.BrokenAt);
        Assert.Equal(SR.SilenceBrokenByOther.With(OldAddress, OtherCard, OldCard), finding.Detail);
    }

    [Fact]
    public async Task Its_card_in_the_gateway_s_place_is_no_silence()
    {
        _gateway.Card = OldCard;

        Assert.Equal(GatewayAddress, (await Listen()).BrokenAt);
    }

    [Fact]
    public Task Nothing_recorded_is_nothing_known() => ExpectNoControl(SR.SilenceNotSeenBefore, sighting: null);

    [Fact]
    public Task Behind_a_router_there_is_no_segment()
    {
        _segment.IsInSubnet = _ => false;
        return ExpectNoControl(SR.SilenceElsewhere.With(OldAddress), Sighting());
    }

    [Theory]
    [InlineData(SegmentLink.Wireless)]
    [InlineData(SegmentLink.PointToPoint)]
    internal Task Without_a_cable_others_may_not_be_heard(SegmentLink link)
    {
        _segment.Segment = new SegmentInterface
        {
            Name = "Wi-Fi", Index = 7, Link = link, OwnAddress = _segment.Segment!.OwnAddress, OwnHardwareAddress = _segment.Segment.OwnHardwareAddress,
        };
        return ExpectNoControl(SR.SilenceNoCable.With("Wi-Fi"), Sighting());
    }

    [Fact]
    public Task A_preparation_network_with_the_venue_s_numbers_has_another_gateway()
    {
        _gateway.Card = OtherCard;
        return ExpectNoControl(SR.SilenceOtherSegment.With(GatewayAddress, OtherCard, "02-00-00-00-00-01"), Sighting());
    }

    [Fact]
    public async Task A_gateway_that_is_lost_on_the_way_ends_it()
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromMinutes(4);
        _gateway.IsOn = now => now < until;

        Assert.Equal((SilenceState.NoControl, SR.SilenceControlLost.With(GatewayAddress, "ARP")), await Of(Listen()));
    }

    [Fact]
    public Task Another_computer_than_saw_the_server_needs_more_than_the_gateway() =>
        ExpectNoControl(SR.SilenceNoGateway, Sighting(askedFrom: "02-00-00-00-00-99"));

    [Fact]
    public async Task A_peer_that_answers_makes_up_for_that() =>
        Assert.Equal(SilenceState.Held, (await Listen(Sighting(askedFrom: "02-00-00-00-00-99"), peers: NewAddress)).State);

    [Fact]
    public async Task A_peer_that_is_kept_apart_from_us_makes_the_silence_worthless()
    {
        // Client isolation: the gateway is heard, and nobody else is.
        _old.IsOn = _ => true;
        _old.IsReachable = _new.IsReachable = false;

        Assert.Equal((SilenceState.NoControl, SR.SilenceControlLost.With(NewAddress, "ARP")), await Of(Listen(Sighting(askedFrom: "02-00-00-00-00-99"), peers: NewAddress)));
    }

    [Fact]
    public Task The_address_of_this_computer_is_no_peer() =>
        ExpectNoControl(SR.SilenceNoGateway, Sighting(askedFrom: "02-00-00-00-00-99"), peers: IPAddress.Parse("192.168.1.50"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_is_asked_from_the_own_address_of_its_family(bool isOn6)
    {
        var address6 = IPAddress.Parse("fd00:7::10");
        _segment.Segment6 = new SegmentInterface
        {
            Name = "Ethernet", Index = 7, Link = SegmentLink.Cable,
            OwnAddress = IPAddress.Parse("fd00:7::50"), OwnHardwareAddress = HardwareAddress.Parse("02-00-00-00-00-50"),
        };
        _segment.Machines.Add(new SimulatedMachine { Address = address6, Card = OldCard, IsOn = _ => isOn6 });

        var finding = await new SilenceObserver(_segment, _clock).ListenAsync(
            Asked(Sighting(), null, SilenceFloor.Unmeasured), [address6, OldAddress], [NewAddress], _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(isOn6 ? (SilenceState.NotAsked, address6) : (SilenceState.Held, (IPAddress?)null), (finding.State, finding.BrokenAt));
    }

    [Fact]
    public async Task Cancellation_ends_it()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Listen(cancellation: stop.Token));
    }

    [Fact]
    public async Task On_a_line_that_loses_packets_no_server_that_is_on_is_ever_silent()
    {
        var held = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            foreach (var loss in new[] { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5 })
            {
                var clock = new SimulatedClock();
                var segment = new SimulatedSegment(clock, seed) { Loss = loss };
                var restart = clock.GetUtcNow() + TimeSpan.FromSeconds(new Random(seed).Next(20));
                segment.Machines.AddRange(
                [
                    _gateway,
                    new SimulatedMachine { Address = OldAddress, Card = OldCard, IsOn = now => now < restart || now > restart + TimeSpan.FromSeconds(4) },
                ]);
                var finding = await new SilenceObserver(segment, clock).ListenAsync(
                    Asked(Sighting(), null, TimeSpan.FromSeconds(10)), [OldAddress], [], _ => { }, TestContext.Current.CancellationToken);
                held += finding.State == SilenceState.Held ? 1 : 0;
            }
        }

        Assert.Equal(0, held);
    }

    private static async Task<(SilenceState State, string Detail)> Of(Task<SilenceFinding> listening)
    {
        var finding = await listening;
        return (finding.State, finding.Detail);
    }

    private async Task ExpectNoControl(string detail, ServerSighting? sighting, params IPAddress[] peers) =>
        Assert.Equal((SilenceState.NoControl, detail), await Of(Listen(sighting, peers, null, TestContext.Current.CancellationToken)));

    private Task<SilenceFinding> Listen(DateTimeOffset? silentSince = null, CancellationToken? cancellation = null) =>
        Listen(Sighting(), [], silentSince, cancellation ?? TestContext.Current.CancellationToken);

    private Task<SilenceFinding> Listen(ServerSighting sighting, params IPAddress[] peers) =>
        Listen(sighting, peers, null, TestContext.Current.CancellationToken);

    private Task<SilenceFinding> Listen(ServerSighting? sighting, IPAddress[] peers, DateTimeOffset? silentSince, CancellationToken cancellation) =>
        new SilenceObserver(_segment, _clock).ListenAsync(
            Asked(sighting, silentSince, SilenceFloor.Unmeasured), [OldAddress], peers, _ => { }, cancellation);

    private static AskedServer Asked(ServerSighting? sighting, DateTimeOffset? silentSince, TimeSpan floor) => new()
    {
        Host = NetworkHost.Parse("JUPITER-OLD"), HasCode = true, Sighting = sighting, SilentSince = silentSince, SilenceFloor = floor,
    };

    private ServerSighting Sighting(string askedFrom = "02-00-00-00-00-50") => new()
    {
        Host = "JUPITER-OLD",
        Address = OldAddress.ToString(),
        HardwareAddress = OldCard.Text,
        Gateway = GatewayAddress.ToString(),
        GatewayHardwareAddress = "02-00-00-00-00-01",
        AskedFrom = askedFrom,
        SeenAt = _clock.GetUtcNow(),
    };
}
