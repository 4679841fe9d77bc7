using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>
/// A network segment in memory, with machines that are on and off by the time and a line that loses packets. A question takes three
/// seconds when nobody answers it, as everywhere, and is sent three times.
/// </summary>
internal sealed class SimulatedSegment : INeighbourhood
{
    private const int Sends = 3;

    private readonly SimulatedClock _clock;
    private readonly Random _random;

    public SimulatedSegment(SimulatedClock clock, int seed = 1)
    {
        _clock = clock;
        _random = new Random(seed);
    }

    public List<SimulatedMachine> Machines { get; } = [];

    /// <summary>How likely a packet is lost, each way.</summary>
    public double Loss { get; set; }

    /// <summary>What the system of the computer that asks remembers besides.</summary>
    public List<Neighbour> Memory { get; } = [];

    public SegmentInterface? Segment { get; set; } = new()
    {
        Name = "Ethernet",
        Index = 7,
        Link = SegmentLink.Cable,
        OwnAddress = IPAddress.Parse("192.168.1.50"),
        OwnHardwareAddress = HardwareAddress.Parse("02-00-00-00-00-50"),
        Gateways = [IPAddress.Parse("192.168.1.1")],
    };

    /// <summary>The addresses that the settings of the interface take for neighbours.</summary>
    public Func<IPAddress, bool> IsInSubnet { get; set; } = address => address.ToString().StartsWith("192.168.1.", StringComparison.Ordinal);

    /// <summary>How many questions were asked.</summary>
    public int Questions { get; private set; }

    /// <summary>The same interface by its address of IPv6; null where it has none.</summary>
    public SegmentInterface? Segment6 { get; set; }

    public SegmentInterface? Find(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Segment6 : IsInSubnet(address) ? Segment : null;

    public Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        lock (_random)
        {
            // A packet has room for addresses of its own family only.
            Assert.Equal(address.AddressFamily, segment.OwnAddress.AddressFamily);
            Questions++;
            for (var i = 0; i < Sends; i++)
            {
                var heard = Machines.FirstOrDefault(machine => machine.Address.Equals(address) && machine.IsReachable && machine.IsOn(_clock.GetUtcNow()));
                if (heard is not null && _random.NextDouble() >= Loss && _random.NextDouble() >= Loss)
                {
                    return Task.FromResult(new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = heard.Card, Means = "ARP" });
                }
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(new NeighbourAnswer { Outcome = NeighbourOutcome.Unanswered, Means = "ARP" });
        }
    }

    /// <summary>Whether the system hands over every answer, as packets of one's own do, or the first one only.</summary>
    public bool HearsAll { get; set; } = true;

    public Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        lock (_random)
        {
            Questions++;
            return Task.FromResult<IReadOnlyList<HardwareAddress>?>(HearsAll
                ? [.. Machines.Where(machine => machine.Address.Equals(address) && machine.IsReachable && machine.IsOn(_clock.GetUtcNow())
                    && Enumerable.Range(0, Sends).Any(_ => _random.NextDouble() >= Loss && _random.NextDouble() >= Loss)).Select(machine => machine.Card)]
                : null);
        }
    }

    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) => Memory;
}
