using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Looks who is there in a subnet, only when somebody asks for it: every address is asked through its segment, and whoever answers there is
/// tried on a few TCP ports. It finds those who are on; whom it does not find may be on all the same.
/// </summary>
internal sealed class SubnetSweep
{
    // A whole /24 at once: a question is a packet of 42 bytes, and nearly all of the time is waiting for those who are not there.
    private const int Lanes = 256;

    // Who is there answers in milliseconds. The system would repeat a question or a SYN that got lost after a second; whoever suspects that
    // sweeps again.
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestConnect = TimeSpan.FromMilliseconds(700);

    private readonly INeighbourhood _neighbourhood;
    private readonly IReadOnlyList<INetworkProbe> _probes;
    private readonly IReadOnlyList<int> _ports;

    /// <summary>Makes a sweep.</summary>
    /// <param name="neighbourhood">The segments of this computer.</param>
    /// <param name="ports">The ports that are tried; <see cref="SweepPorts.Usual"/> unless somebody wants others.</param>
    /// <exception cref="Errors.MigrationException">SweepPortsInvalid: too many ports, none, or one that is never touched.</exception>
    public SubnetSweep(INeighbourhood neighbourhood, IEnumerable<int>? ports = null)
    {
        _neighbourhood = neighbourhood;
        _ports = SweepPorts.Checked(ports ?? SweepPorts.Usual);
        _probes = [.. _ports.Select(port => new TcpProbe(port))];
    }

    /// <summary>Asks all addresses of a subnet but this computer's own.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="found">Is handed each finding as it comes, one at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<SweepSummary> RunAsync(Subnet subnet, Action<SweepFinding> found, CancellationToken cancellation)
    {
        var whole = SegmentOfWhole(subnet);
        var queue = new ConcurrentQueue<IPAddress>(subnet.Addresses.Where(address => !address.Equals(whole?.OwnAddress)));
        var count = queue.Count;
        var (findings, packets) = (0, 0);

        async Task LaneAsync()
        {
            while (queue.TryDequeue(out var address))
            {
                cancellation.ThrowIfCancellationRequested();
                var (finding, sent) = await AskAsync(address, whole ?? _neighbourhood.Find(address), cancellation).ConfigureAwait(false);
                Interlocked.Add(ref packets, sent);
                if (finding is not null)
                {
                    lock (queue)
                    {
                        findings++;
                        found(finding);
                    }
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(Lanes, count)).Select(_ => LaneAsync()).ToArray()).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new SweepSummary { Asked = count, Found = findings, PacketsSent = packets };
    }

    // A segment with both ends of a subnet has all between; looking through all interfaces for each address takes longer than asking it.
    private SegmentInterface? SegmentOfWhole(Subnet subnet) =>
        _neighbourhood.Find(subnet.First) is { } first && _neighbourhood.Find(subnet.Last) is { } last && first.Index == last.Index ? first : null;

    private async Task<(SweepFinding? Finding, int Sent)> AskAsync(IPAddress address, SegmentInterface? segment, CancellationToken cancellation)
    {
        HardwareAddress? card = null;
        var asked = 0;
        if (segment is not null)
        {
            using var patience = Patience(LongestQuestion, cancellation);
            var neighbour = await _neighbourhood.AskAsync(segment, address, patience.Token).ConfigureAwait(false);
            asked = 1;
            card = neighbour.HardwareAddress;

            // Who does not answer in the segment can't be reached in it. That it could not be asked at all is another matter.
            if (neighbour.Outcome == NeighbourOutcome.Unanswered || (neighbour.Outcome == NeighbourOutcome.NotPossible && patience.IsCancellationRequested))
            {
                return (null, asked);
            }
        }

        using var longest = Patience(LongestConnect, cancellation);
        var answers = await Task.WhenAll(_probes.Select(probe => probe.AskAsync(address, longest.Token)).ToArray()).ConfigureAwait(false);
        var sent = asked + answers.Sum(answer => answer.PacketsSent);
        var (accepted, refused) = (PortsWith(answers, ProbeOutcome.Accepted), PortsWith(answers, ProbeOutcome.Refused));
        return card is null && accepted.Length + refused.Length == 0
            ? (null, sent)
            : (new SweepFinding { Address = address, HardwareAddress = card, Accepted = accepted, Refused = refused }, sent);
    }

    private int[] PortsWith(ProbeAnswer[] answers, ProbeOutcome outcome) => [.. _ports.Where((_, i) => answers[i].Outcome == outcome)];

    private static CancellationTokenSource Patience(TimeSpan longest, CancellationToken cancellation)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(longest);
        return patience;
    }
}
