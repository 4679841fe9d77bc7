using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>A /24 of loopback addresses. Its connections are real; who has a card in it is what the test says.</summary>
public sealed class SubnetSweepTests
{
    private static readonly Subnet Whole = Subnet.Parse("127.76.0.0/24");
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_comes_to_be_known_in_the_segment_is_found_with_card_and_ports_and_nobody_else_is_connected_to()
    {
        using var server = new Listener("127.76.0.10");
        using var unseen = new Listener("127.76.0.11", server.Port);
        var closed = Listener.ClosedPort();

        var (findings, summary) = await Sweep(new Venue(["127.76.0.10", "127.76.0.200"]), [server.Port, closed]);

        Assert.Equal(["127.76.0.10", "127.76.0.200"], findings.Select(finding => finding.Address.ToString()).Order(StringComparer.Ordinal));
        var found = findings.Single(finding => finding.Accepted.Count > 0);
        Assert.Equal(("52-54-00-00-00-0A", server.Port, closed), (found.HardwareAddress!.Text, found.Accepted[0], found.Refused[0]));
        Assert.False(unseen.WasAsked);
        Assert.Equal((253, 2), (summary.Asked, summary.Found));

        // A question for each address; to two of them a datagram; a connection and three refusals.
        Assert.Equal(253 + 2 + 3 + 3, summary.PacketsSent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_there_is_no_segment_or_the_system_tells_of_nobody_in_it_connections_tell(bool hasSegment)
    {
        using var server = new Listener("127.76.0.30");

        var (findings, summary) = await Sweep(new Venue(hasSegment ? [] : null), [server.Port]);

        // On loopback every address refuses.
        Assert.Equal(summary.Asked, summary.Found);
        Assert.Equal(["127.76.0.30"], findings.Where(finding => finding.Accepted.Count > 0).Select(finding => finding.Address.ToString()));
        Assert.All(findings, finding => Assert.Null(finding.HardwareAddress));
    }

    [Fact]
    public async Task Who_never_answers_is_not_waited_for_as_long_as_the_system_would()
    {
        var watch = Stopwatch.StartNew();

        var findings = new List<SweepFinding>();
        await new SubnetSweep(new Venue(["127.76.0.99"]), [1433]).RunAsync(Whole, findings.Add, TestContext.Current.CancellationToken);

        Assert.Equal("127.76.0.99", Assert.Single(findings).Address.ToString());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.7, 20);
    }

    [Fact]
    public async Task It_stops_at_once()
    {
        using var stop = new CancellationTokenSource(50);
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SubnetSweep(new Venue([])).RunAsync(Whole, _ => { }, stop.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void The_port_of_a_printer_is_refused_before_anything_is_asked() => Assert.Equal(
        "SweepPortsInvalid", Assert.Throws<MigrationException>(() => new SubnetSweep(new Venue([]), [9100])).ErrorId);

    private static async Task<(List<SweepFinding> Findings, SweepSummary Summary)> Sweep(INeighbourhood venue, int[] ports)
    {
        var findings = new List<SweepFinding>();
        var summary = await new SubnetSweep(venue, ports) { ConnectPatience = Long }.RunAsync(Whole, findings.Add, TestContext.Current.CancellationToken);
        Assert.Equal(summary.Found, findings.Count);
        return (findings, summary);
    }

    private sealed class Venue(string[]? present) : INeighbourhood
    {
        private readonly SegmentInterface _segment = new()
        {
            Name = "lo", Index = 1, Link = SegmentLink.Cable, OwnAddress = IPAddress.Parse("127.76.0.1"), OwnHardwareAddress = null,
        };

        private int _looks;

        public SegmentInterface? Find(IPAddress address) => present is null ? null : _segment;

        public Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
            throw new InvalidOperationException("Nobody was remembered, so nobody is to be asked for alone.");

        // Nobody before the sweep; whoever is there afterwards.
        public Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
            Task.FromResult<IReadOnlyList<HardwareAddress>?>(null);

        public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) => _looks++ == 0 ? [] :
        [
            .. present!.Select(text => IPAddress.Parse(text)).Select(address => new Neighbour(
                address, HardwareAddress.Of([0x52, 0x54, 0, 0, 0, address.GetAddressBytes()[3]])!)),
        ];
    }
}
