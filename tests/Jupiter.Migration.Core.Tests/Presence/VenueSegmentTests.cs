using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
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
    public async Task An_unplugged_server_is_absent()
    {
        segment.Require();
        await segment.Unplug();
        await segment.Forget();

        await Expect(PresenceState.Absent, segment.Server, 20);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_absent()
    {
        segment.Require();

        await Expect(PresenceState.Absent, segment.Nobody, 20);
    }

    [Fact]
    public async Task A_server_that_answered_a_moment_ago_is_not_taken_for_absent_nor_for_present()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Unsilence();
        await Expect(PresenceState.Present, segment.Server, 10);
        await segment.Unplug();

        await Expect(PresenceState.Unknown, segment.Server, 2);
    }

    [Fact]
    public async Task A_server_that_answered_a_while_ago_is_absent_once_the_system_doubts_its_memory()
    {
        segment.Require();
        await segment.PlugIn();
        await segment.Unsilence();
        await segment.DoubtSoon();
        await Expect(PresenceState.Present, segment.Server, 10);
        await segment.Unplug();

        await Expect(PresenceState.Absent, segment.Server, 30);
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_a_silent_server()
    {
        segment.Require();
        await segment.Unplug();
        using var stop = new CancellationTokenSource(300);
        var watch = Stopwatch.StartNew();

        await PresenceObserver.ForPort(1433).ObserveAsync(await HostResolver.ResolveAsync(NetworkHost.Parse(segment.Server), default), stop.Token);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

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
