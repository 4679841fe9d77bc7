using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Looks who is there in a subnet, only when somebody asks for it: every address is asked through its segment, and whoever answers there is
/// tried on a few TCP ports. It finds those who are on; whom it does not find may be on all the same.
/// </summary>
internal sealed class SubnetSweep
{
    // A whole /24 at once: a question is a packet of 42 bytes, and nearly all of the time is waiting for those who are not there.
    private const int AtOnce = 256;

    // Who is there answers in milliseconds. The system would repeat a question or a SYN that got lost after a second; whoever suspects that
    // sweeps again.
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestConnect = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan SoonEnough = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly INeighbourhood _neighbourhood;
    private readonly IReadOnlyList<TcpProbe> _probes;
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

    /// <summary>How long a port is waited for; longer than usual where this computer itself may be late.</summary>
    internal TimeSpan ConnectPatience { get; init; } = LongestConnect;

    /// <summary>Asks all addresses of a subnet but this computer's own.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="found">Is handed each finding as it comes, one at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<SweepSummary> RunAsync(Subnet subnet, Action<SweepFinding> found, CancellationToken cancellation)
    {
        var tally = new SweepTally(found);
        var whole = SegmentOfWhole(subnet);
        var own = OwnAddresses.Now();
        var asked = subnet.Addresses.Where(address => !own.Have(address) && !address.Equals(whole?.OwnAddress)).ToArray();
        for (var i = 0; i < asked.Length; i += AtOnce)
        {
            var segments = asked.Skip(i).Take(AtOnce).Select(address => (Address: address, Segment: whole ?? _neighbourhood.Find(address)))
                .GroupBy(each => each.Segment?.Index);
            await Task.WhenAll(segments.Select(group =>
                AskAsync(group.First().Segment, [.. group.Select(each => each.Address)], tally, cancellation)).ToArray()).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        return tally.Summary(asked.Length);
    }

    // A segment with both ends of a subnet has all between; looking through all interfaces for each address takes longer than asking it. One
    // of the ends may be this computer's own address, which is nobody's neighbour.
    private SegmentInterface? SegmentOfWhole(Subnet subnet) =>
        SegmentOf(subnet.Addresses.Take(2)) is { } first && SegmentOf(subnet.Addresses.Reverse().Take(2)) is { } last && first.Index == last.Index ? first : null;

    private SegmentInterface? SegmentOf(IEnumerable<IPAddress> addresses) => addresses.Select(_neighbourhood.Find).FirstOrDefault(segment => segment is not null);

    private async Task AskAsync(SegmentInterface? segment, IReadOnlyList<IPAddress> addresses, SweepTally tally, CancellationToken cancellation)
    {
        try
        {
            if (segment is not null)
            {
                await AskSegmentAsync(segment, addresses, tally, cancellation).ConfigureAwait(false);
                return;
            }
        }
        catch (SocketException)
        {
            // The interface went away; what can't be asked through it may be reached otherwise.
        }

        await Task.WhenAll(addresses.Select(address => ConnectAsync(address, null, tally, cancellation)).ToArray()).ConfigureAwait(false);
    }

    private async Task AskSegmentAsync(SegmentInterface segment, IReadOnlyList<IPAddress> addresses, SweepTally tally, CancellationToken cancellation)
    {
        using var knock = new SegmentKnock(_neighbourhood, segment, [.. addresses]);
        tally.Sent(addresses.Count - knock.Remembered.Count);
        var work = knock.Remembered.Select(known => ConfirmAsync(segment, known.Key, known.Value, tally, cancellation)).ToList();
        var since = Stopwatch.StartNew();
        while (knock.IsWaiting && since.Elapsed < LongestQuestion && !cancellation.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(BetweenLooks, cancellation)).ConfigureAwait(false);
            foreach (var (address, card) in knock.Answered())
            {
                // The datagram went out as well, now that the system knew whereto.
                tally.Sent(1);
                work.Add(ConnectAsync(address, card, tally, cancellation));
            }
        }

        if (!knock.HasTold)
        {
            work.AddRange(addresses.Select(address => ConnectAsync(address, null, tally, cancellation)));
        }

        await Task.WhenAll(work).ConfigureAwait(false);
    }

    // Of those whom the system remembered, only a fresh answer counts: of a port, or of the segment, which takes a socket and a thread each.
    private async Task ConfirmAsync(SegmentInterface segment, IPAddress address, HardwareAddress remembered, SweepTally tally, CancellationToken cancellation)
    {
        var trying = TryAsync(address, cancellation);
        await Task.WhenAny(trying, Task.Delay(SoonEnough, cancellation)).ConfigureAwait(false);
        HardwareAddress? card = null;
        if (!trying.IsCompleted || !HasAnswered(await trying.ConfigureAwait(false)))
        {
            tally.Sent(1);
            using var patience = cancellation.Within(LongestQuestion - SoonEnough);
            var question = Task.Run(() => _neighbourhood.AskAsync(segment, address, patience.Token), CancellationToken.None);
            await Task.WhenAny(question, Task.Delay(Timeout.Infinite, patience.Token)).ConfigureAwait(false);
            card = question.IsCompleted ? (await question.ConfigureAwait(false)).HardwareAddress : null;
        }

        var answers = await trying.ConfigureAwait(false);
        tally.Sent(answers.Sum(answer => answer.PacketsSent));
        if (card is not null || HasAnswered(answers))
        {
            tally.Found(Finding(address, card ?? remembered, answers));
        }
    }

    private async Task ConnectAsync(IPAddress address, HardwareAddress? card, SweepTally tally, CancellationToken cancellation)
    {
        var answers = await TryAsync(address, cancellation).ConfigureAwait(false);
        tally.Sent(answers.Sum(answer => answer.PacketsSent));
        if (card is not null || HasAnswered(answers))
        {
            tally.Found(Finding(address, card, answers));
        }
    }

    private async Task<ProbeAnswer[]> TryAsync(IPAddress address, CancellationToken cancellation)
    {
        using var patience = cancellation.Within(ConnectPatience);
        return await Task.WhenAll(_probes.Select(probe => probe.AskAsync(address, patience.Token)).ToArray()).ConfigureAwait(false);
    }

    private SweepFinding Finding(IPAddress address, HardwareAddress? card, ProbeAnswer[] answers) =>
        new(address, card, PortsWith(answers, ProbeOutcome.Accepted), PortsWith(answers, ProbeOutcome.Refused));

    private int[] PortsWith(ProbeAnswer[] answers, ProbeOutcome outcome) => [.. _ports.Where((_, i) => answers[i].Outcome == outcome)];

    private static bool HasAnswered(ProbeAnswer[] answers) => Array.Exists(answers, answer => answer.Outcome is ProbeOutcome.Accepted or ProbeOutcome.Refused);
}
