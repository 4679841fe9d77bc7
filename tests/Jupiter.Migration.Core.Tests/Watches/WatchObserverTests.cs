using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Core.Tests.Presence;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Watches;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Watches;

/// <summary>One look of a watch. In a week names and addresses go to others; the card of the old server does not (clauses R3a, R9).</summary>
public sealed class WatchObserverTests : IDisposable
{
    private static readonly HardwareAddress OldCard = HardwareAddress.Parse("02-00-00-00-00-10")!;
    private static readonly HardwareAddress NewCard = HardwareAddress.Parse("02-00-00-00-00-20")!;
    private static readonly HardwareAddress Telephone = HardwareAddress.Parse("02-00-00-00-00-77")!;

    private readonly TempFolder _folder = new();
    private readonly RehearsalRegister _rehearsals;
    private readonly SimulatedSegment _segment = new(new SimulatedClock());
    private readonly List<IPAddress> _connecting = [];
    private IPAddress? _named;

    public WatchObserverTests() => _rehearsals = new RehearsalRegister(_folder.Root);

    public void Dispose()
    {
        _rehearsals.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nobody_there_says_nothing() => Assert.Equal(PresenceState.Unknown, (await Look(SampleWatch.Of())).State);

    [Fact]
    public async Task Its_card_at_its_address_is_a_sighting()
    {
        On("192.168.1.10", OldCard);

        var seen = await Look(SampleWatch.Of());

        Assert.Equal(PresenceState.Present, seen.State);
        Assert.Contains(OldCard.Text, WatchLook.Of(seen).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_that_got_its_address_is_none()
    {
        On("192.168.1.10", Telephone);
        _connecting.Add(IPAddress.Parse("192.168.1.10"));

        Assert.Equal(PresenceState.Unknown, (await Look(SampleWatch.Of())).State);
    }

    [Theory]
    [InlineData(false, PresenceState.Unknown)]
    [InlineData(true, PresenceState.Present)]
    public async Task The_new_server_at_its_address_is_none_until_both_are_there(bool isOldOn, PresenceState expected)
    {
        On("192.168.1.10", NewCard);
        if (isOldOn)
        {
            On("192.168.1.10", OldCard);
        }

        Assert.Equal(expected, (await Look(SampleWatch.Of(newServer: "192.168.1.10"))).State);
    }

    [Fact]
    public async Task Its_card_that_was_seen_under_another_address_is_asked_for_there()
    {
        On("192.168.1.99", OldCard);
        Assert.Equal(PresenceState.Unknown, (await Look(SampleWatch.Of())).State);

        _segment.Memory.Add(new Neighbour(IPAddress.Parse("192.168.1.99"), OldCard));

        Assert.Equal(PresenceState.Present, (await Look(SampleWatch.Of())).State);
    }

    [Theory]
    [InlineData("02-00-00-00-00-10", PresenceState.Present)]
    [InlineData("02-00-00-00-00-77", PresenceState.Unknown)]
    public async Task Who_answers_to_its_name_is_it_by_its_card(string card, PresenceState expected)
    {
        _named = IPAddress.Parse("192.168.1.42");
        On("192.168.1.42", HardwareAddress.Parse(card)!);

        Assert.Equal(expected, (await Look(SampleWatch.Of(oldServer: "old.invalid"))).State);
    }

    [Theory]
    [InlineData(false, PresenceState.Unknown)]
    [InlineData(true, PresenceState.Present)]
    public async Task Where_nobody_noted_its_card_whoever_answers_at_its_address_is_it(bool connects, PresenceState expected)
    {
        if (connects)
        {
            _connecting.Add(IPAddress.Parse("192.168.1.10"));
        }

        Assert.Equal(expected, (await Look(SampleWatch.Of(oldCard: null))).State);
    }

    [Fact]
    public async Task The_new_server_is_not_it_where_nobody_noted_a_card()
    {
        _connecting.Add(IPAddress.Parse("192.168.1.20"));

        Assert.Equal(PresenceState.Unknown, (await Look(SampleWatch.Of(oldServer: "192.168.1.20", oldCard: null))).State);
    }

    [Fact]
    public async Task Neither_is_this_computer_whatever_its_name_resolves_to()
    {
        Assert.Equal(PresenceState.Unknown, (await Look(SampleWatch.Of(oldServer: "localhost", oldCard: null))).State);
    }

    [Fact]
    public async Task A_rehearsed_one_is_on_while_its_listener_is()
    {
        _rehearsals.Enter(["127.82.41.1"]);
        Assert.Equal(PresenceState.Absent, (await Look(SampleWatch.Of(oldServer: "127.82.41.1", oldCard: null))).State);

        _connecting.Add(IPAddress.Parse("127.82.41.1"));

        Assert.Equal(PresenceState.Present, (await Look(SampleWatch.Of(oldServer: "127.82.41.1", oldCard: null))).State);
    }

    private void On(string address, HardwareAddress card) => _segment.Machines.Add(new SimulatedMachine { Address = IPAddress.Parse(address), Card = card });

    private Task<ServerPresence> Look(WatchDescription watch)
    {
        var book = new AddressBook(_rehearsals);
        var probe = new Connecting(_connecting);
        return new WatchObserver(_segment, book, new PresenceObserver(book, probe, [probe]), new NameInquiry(_segment, [new Answering(() => _named)]))
            .LookAsync(watch, TestContext.Current.CancellationToken);
    }

    private sealed class Connecting(List<IPAddress> accepting) : INetworkProbe
    {
        public string Name => "TcpConnect";

        public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline) =>
            Task.FromResult(new ProbeAnswer(accepting.Contains(address) ? ProbeOutcome.Accepted : IPAddress.IsLoopback(address) ? ProbeOutcome.Refused : ProbeOutcome.Silent, "TCP"));
    }

    private sealed class Answering(Func<IPAddress?> address) : INameWitness
    {
        public string Name => "Llmnr";

        public int PacketsSent => 1;

        public Task<IReadOnlyList<NamedAnswer>> AskAsync(string hostName, SegmentInterface via, CancellationToken deadline) =>
            Task.FromResult<IReadOnlyList<NamedAnswer>>([.. new[] { address() }.OfType<IPAddress>().Select(each => new NamedAnswer { Address = each, Source = each })]);
    }
}
