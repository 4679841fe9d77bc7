using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>A real server on a real network segment: its port closed, behind a firewall, unplugged.</summary>
[Trait("Tier", "Whole")]
public sealed class VenueSegmentTests(VenueSegment segment) : IClassFixture<VenueSegment>
{
    [Fact]
    public async Task A_server_that_is_on_with_its_port_closed_is_present()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Unsilence();

        var presence = await Observe(segment.Server, 10);

        Assert.Equal((PresenceState.Present, presence.Evidence), (presence.State, presence.Evidence));
        Assert.Equal(PresenceState.Present, Finding(presence, "TcpConnect"));
    }

    [Fact]
    public async Task A_server_behind_a_firewall_is_silent_and_present()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Silence();

        var presence = await Observe(segment.Server, 10);

        Assert.Equal((PresenceState.Present, presence.Evidence), (presence.State, presence.Evidence));
        Assert.Equal(PresenceState.Unknown, Finding(presence, "TcpConnect"));
        Assert.Equal(PresenceState.Unknown, Finding(presence, "IcmpEcho"));
        Assert.Equal(PresenceState.Present, Finding(presence, "ArpReply"));
    }

    [Fact]
    public async Task An_unplugged_server_is_not_known_even_a_moment_after_it_answered()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Unsilence();
        await Expect(PresenceState.Present, segment.Server, 10);
        await segment.Unplug();

        await Expect(PresenceState.Unknown, segment.Server, 8);
    }

    [Fact]
    public async Task A_question_is_answered_by_the_card_itself_over_both_protocols_and_by_nobody_who_is_not_there()
    {
        segment.Require();
        await segment.PlugIn();

        var (overIPv4, overIPv6) = (await Ask(segment.Server), await Ask(segment.Server6));

        Assert.Equal((NeighbourOutcome.Answered, "ARP"), (overIPv4.Outcome, overIPv4.Means));
        Assert.Equal((NeighbourOutcome.Answered, "NDP"), (overIPv6.Outcome, overIPv6.Means));
        Assert.Equal(overIPv4.HardwareAddress, overIPv6.HardwareAddress);
        Assert.Equal(NeighbourOutcome.Unanswered, (await Ask(segment.Nobody)).Outcome);
        Assert.Equal(NeighbourOutcome.Unanswered, (await Ask(segment.Nobody6)).Outcome);
    }

    [Fact]
    public async Task Who_may_send_no_packets_of_its_own_has_the_kernel_ask_and_believes_no_entry_that_was_there()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Unsilence();
        var server = IPAddress.Parse(segment.Server);
        var own = OwnSegments.Find(server)!;
        var kernel = new KernelNeighbours();

        var answer = await kernel.AskAsync(own, server, TestContext.Current.CancellationToken);
        using var soon = new CancellationTokenSource(300);
        var remembered = await kernel.AskAsync(own, server, soon.Token);

        Assert.Equal((NeighbourOutcome.Answered, (await Ask(segment.Server)).HardwareAddress), (answer.Outcome, answer.HardwareAddress));
        Assert.Equal(NeighbourOutcome.NotPossible, remembered.Outcome);
        Assert.Equal(answer.HardwareAddress, Assert.Single(kernel.Remembered(own), entry => entry.Address.Equals(server)).HardwareAddress);
    }

    [Fact]
    public async Task A_deadline_ends_a_question_at_once_and_a_question_that_was_cut_short_is_no_silence()
    {
        segment.Require();
        foreach (var nobody in new[] { segment.Nobody, segment.Nobody6 })
        {
            using var soon = new CancellationTokenSource(200);
            var watch = Stopwatch.StartNew();
            var answer = await Ask(nobody, soon.Token);

            Assert.Equal(NeighbourOutcome.NotPossible, answer.Outcome);
            Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task A_silence_that_was_known_holds_while_the_router_answers_and_breaks_when_the_server_is_plugged_in()
    {
        segment.Require();
        await segment.PlugIn();
        var server = await Asked();
        await segment.Unplug();

        var silent = await Listen(server);
        await segment.PlugIn();
        var broken = await Listen(server);

        Assert.Equal((SilenceState.Held, silent.Detail), (silent.State, silent.Detail));
        Assert.Equal(IPAddress.Parse(segment.Server), broken.BrokenAt);
    }

    [Fact]
    public async Task A_firewall_does_not_make_it_silent()
    {
        segment.Require();
        await segment.PlugIn();
        var server = await Asked();
        await segment.Silence();

        Assert.Equal(IPAddress.Parse(segment.Server), (await Listen(server)).BrokenAt);
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_a_silent_server()
    {
        segment.Require();
        await segment.Unplug();
        using var stop = new CancellationTokenSource(300);
        var watch = Stopwatch.StartNew();

        await PresenceObserver.ForPort(1433).ObserveAsync(await HostResolver.ResolveAsync(NetworkHost.Parse(segment.Server), default), stop.Token);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static Task<NeighbourAnswer> Ask(string address) => Ask(address, TestContext.Current.CancellationToken);

    private static async Task<NeighbourAnswer> Ask(string address, CancellationToken deadline)
    {
        var network = Neighbourhoods.OfThisComputer();
        var asked = IPAddress.Parse(address);
        return await network.AskAsync(network.Find(asked)!, asked, deadline);
    }

    // As it would be recorded while the server is on, with a silence that began long enough ago.
    private async Task<AskedServer> Asked()
    {
        var network = Neighbourhoods.OfThisComputer();
        return new AskedServer
        {
            Host = NetworkHost.Parse(segment.Server),
            HasCode = true,
            SilentSince = DateTimeOffset.UtcNow - SilenceFloor.Unmeasured,
            Sighting = new ServerSighting
            {
                Host = segment.Server,
                Address = segment.Server,
                HardwareAddress = (await Ask(segment.Server)).HardwareAddress!.Text,
                Gateway = segment.Router,
                GatewayHardwareAddress = (await Ask(segment.Router)).HardwareAddress!.Text,
                AskedFrom = network.Find(IPAddress.Parse(segment.Server))!.OwnHardwareAddress!.Text,
                SeenAt = DateTimeOffset.UtcNow,
            },
        };
    }

    private async Task<SilenceFinding> Listen(AskedServer server) => await new SilenceObserver(Neighbourhoods.OfThisComputer(), TimeProvider.System).ListenAsync(
        server, [IPAddress.Parse(segment.Server)], [], _ => { }, TestContext.Current.CancellationToken);

    private static async Task Expect(PresenceState state, string server, int seconds)
    {
        var presence = await Observe(server, seconds);

        // The evidence is compared with itself, so that a failure shows it.
        Assert.Equal((state, presence.Evidence), (presence.State, presence.Evidence));
    }

    private static PresenceState Finding(ServerPresence presence, string signal) => presence.Signals.Single(each => each.Name == signal).Finding;

    private static async Task<ServerPresence> Observe(string server, int seconds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        return await PresenceObserver.ForPort(1433).ObserveAsync(await HostResolver.ResolveAsync(NetworkHost.Parse(server), default), deadline.Token);
    }
}
