using System;
using System.Net;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>The new server has the address of the old one, which is off: they are told apart by their cards (clause R0).</summary>
public sealed class SharedAddressTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.168.1.10");
    private static readonly IPAddress Gateway = IPAddress.Parse("192.168.1.1");
    private static readonly HardwareAddress OldCard = HardwareAddress.Parse("02-00-00-00-00-10")!;
    private static readonly HardwareAddress NewCard = HardwareAddress.Parse("02-00-00-00-00-20")!;

    private readonly SimulatedClock _clock = new();
    private readonly SimulatedSegment _segment;
    private readonly SimulatedMachine _old = new() { Address = Address, Card = OldCard, IsOn = _ => false };
    private readonly SimulatedMachine _new = new() { Address = Address, Card = NewCard };

    public SharedAddressTests()
    {
        _segment = new SimulatedSegment(_clock);
        _segment.Machines.AddRange([_old, _new, new SimulatedMachine { Address = Gateway, Card = HardwareAddress.Parse("02-00-00-00-00-01")! }]);
    }

    [Fact]
    public void The_card_that_was_seen_before_is_silent_while_another_one_answers_there()
    {
        var pair = Rule().AssertReplaced(Request(), TestContext.Current.CancellationToken);

        Assert.Equal((PresenceState.Absent, AbsenceGrade.Silent), (pair.OldServer.State, pair.OldServer.Absence));
        Assert.Equal(PresenceState.Present, pair.NewServer.State);
        Assert.Contains(OldCard.Text, pair.OldServer.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_with_one_address_are_both_on(bool hearsAll)
    {
        _segment.HearsAll = hearsAll;
        _old.IsOn = _ => true;

        // Who hears the first answer only, remembers the second.
        _segment.Memory.Add(new Neighbour(Address, NewCard));

        Assert.Equal("BothServersPresent", Refused(Request()));
    }

    [Fact]
    public void The_old_one_alone_is_on() => Assert.Equal("OldServerIsOn", RefusedWith(() =>
    {
        _new.IsOn = _ => false;
        _old.IsOn = _ => true;
        return Request(hasCode: false, newCard: NewCard);
    }));

    [Fact]
    public void The_old_one_that_starts_meanwhile_breaks_its_silence()
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        _old.IsOn = now => now >= until;

        Assert.Equal("BothServersPresent", Refused(Request()));
    }

    [Fact]
    public void Without_the_code_nothing_is_known_of_the_old_one() => Assert.Equal("PresenceUnknown", Refused(Request(hasCode: false)));

    [Fact]
    public void Where_only_the_first_answer_is_told_the_silence_of_a_card_has_no_control()
    {
        _segment.HearsAll = false;

        Assert.Equal("AbsenceOnlyAttested", Refused(Request()));
    }

    [Fact]
    public void Where_neither_card_was_seen_before_nobody_can_say_who_answers() =>
        Assert.Equal("PresenceUnknown", Refused(Request(hasCode: false, oldCard: null)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_cards_at_the_address_are_two_machines_whosever_they_are(bool isOldSeen)
    {
        // Plugged in by its other card.
        _segment.Machines.Add(new SimulatedMachine { Address = Address, Card = HardwareAddress.Parse("02-00-00-00-00-11")! });

        Assert.Equal("BothServersPresent", Refused(Request(hasCode: true, isOldSeen ? OldCard : null)));
    }

    [Fact]
    public void A_second_card_that_comes_meanwhile_breaks_the_silence_of_the_first()
    {
        var until = _clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        _segment.Machines.Add(new SimulatedMachine { Address = Address, Card = HardwareAddress.Parse("02-00-00-00-00-11")!, IsOn = now => now >= until });

        Assert.Equal("BothServersPresent", Refused(Request()));
    }

    [Fact]
    public void Behind_a_router_no_card_is_heard()
    {
        _segment.IsInSubnet = _ => false;

        Assert.Equal("PresenceUnknown", Refused(Request(hasCode: false)));
    }

    [Fact]
    public void Without_the_plan_saying_so_one_address_for_both_is_a_mistake()
    {
        var request = new SingleServerRequest { OldServer = Request().OldServer, NewServer = Request().NewServer, Timeout = TimeSpan.FromSeconds(5) };

        Assert.Equal("SameServer", Refused(request));
    }

    private string Refused(SingleServerRequest request) => RefusedWith(() => request);

    private string RefusedWith(Func<SingleServerRequest> request) =>
        Assert.Throws<MigrationException>(() => Rule().AssertReplaced(request(), TestContext.Current.CancellationToken)).ErrorId;

    private SingleServerRule Rule() => new(
        PresenceObserver.ForPort(1433),
        new AbsenceInquiry(new SilenceObserver(_segment, _clock), new NameInquiry(_segment, [])),
        new SilentObserver());

    private SingleServerRequest Request(bool hasCode = true, HardwareAddress? newCard = null) => Request(hasCode, OldCard, newCard);

    private SingleServerRequest Request(bool hasCode, HardwareAddress? oldCard, HardwareAddress? newCard = null) => new()
    {
        OldServer = Asked(hasCode, oldCard),
        NewServer = Asked(false, newCard),
        Timeout = TimeSpan.FromSeconds(5),
        Shared = new SharedAddress(_segment),
    };

    private AskedServer Asked(bool hasCode, HardwareAddress? card) => new()
    {
        Host = NetworkHost.Parse(Address.ToString()),
        HasCode = hasCode,
        Sighting = card is null ? null : new ServerSighting
        {
            Host = Address.ToString(),
            Address = Address.ToString(),
            HardwareAddress = card.Text,
            Gateway = Gateway.ToString(),
            GatewayHardwareAddress = "02-00-00-00-00-01",
            AskedFrom = "02-00-00-00-00-50",
            SeenAt = _clock.GetUtcNow(),
        },
    };
}
