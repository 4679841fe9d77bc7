using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>A server whose address is stale is found by its name, and the new one may have the same name (P1a).</summary>
public sealed class NameInquiryTests
{
    private static readonly IPAddress Stale = IPAddress.Parse("192.168.1.10");
    private static readonly IPAddress Now = IPAddress.Parse("192.168.1.77");
    private static readonly IPAddress New = IPAddress.Parse("192.168.1.20");

    private readonly SimulatedSegment _segment = new(new SimulatedClock());

    [Fact]
    public async Task Whoever_answers_to_the_name_is_on_wherever_it_is_now()
    {
        var signal = Assert.Single(await Ask("JUPITER", Now));

        Assert.Equal(("Llmnr", "192.168.1.77", PresenceState.Present), (signal.Name, signal.Address, signal.Finding));
    }

    [Fact]
    public async Task The_other_server_may_answer_to_the_same_name() => Assert.Empty(await Ask("JUPITER", New));

    [Fact]
    public async Task An_address_has_no_name_to_ask_for() => Assert.Empty(await Ask("192.168.1.10", Now));

    [Fact]
    public async Task Off_the_segments_nobody_is_asked()
    {
        _segment.IsInSubnet = _ => false;

        Assert.Empty(await Ask("JUPITER", Now));
    }

    [Fact]
    public async Task With_the_code_of_its_tag_it_is_on_all_the_same()
    {
        var host = Host("JUPITER");
        var inquiry = new AbsenceInquiry(new SilenceObserver(_segment, new SimulatedClock()), new NameInquiry(_segment, [new Answering(Now)]));

        var presence = await inquiry.AskAsync(
            new AskedServer { Host = host.Host, HasCode = true },
            host,
            new ServerPresence { Host = "JUPITER", Addresses = ["192.168.1.10"], State = PresenceState.Unknown, Signals = [] },
            [New],
            otherIsOn: true,
            _ => { },
            TestContext.Current.CancellationToken);

        Assert.Equal(PresenceState.Present, presence.State);
        Assert.Equal(["TagCode", "Llmnr"], presence.Signals.Select(signal => signal.Name));
    }

    private static HostAddresses Host(string name) => new(NetworkHost.Parse(name), ResolutionOutcome.Resolved, "hosts", Stale);

    private Task<IReadOnlyList<PresenceSignal>> Ask(string name, IPAddress answers) =>
        new NameInquiry(_segment, [new Answering(answers)]).AskAsync(Host(name), [New], TestContext.Current.CancellationToken);

    private sealed class Answering(IPAddress address) : INameWitness
    {
        public string Name => "Llmnr";

        public int PacketsSent => 1;

        public Task<IReadOnlyList<NamedAnswer>> AskAsync(string hostName, SegmentInterface via, CancellationToken deadline) =>
            Task.FromResult<IReadOnlyList<NamedAnswer>>([new NamedAnswer { Address = address, Source = address }]);
    }
}
