using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Segments;

/// <summary>Asks for an address on its own network segment (ARP, neighbour discovery). A firewall does not hide from that.</summary>
internal sealed class NeighbourProbe(INeighbourhood network, TimeProvider? clock = null) : INetworkProbe
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(4);

    private readonly TimeProvider _clock = clock ?? RunClock.Current;

    /// <inheritdoc/>
    public string Name => "ArpReply";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        if (network.Find(address) is not { } segment)
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.ArpNotPossible);
        }

        var asked = _clock.GetTimestamp();
        NeighbourAnswer answer;
        do
        {
            answer = await network.AskAsync(segment, address, deadline).ConfigureAwait(false);
        }
        while (answer.Outcome == NeighbourOutcome.Unanswered && _clock.GetElapsedTime(asked) < LongEnough && !deadline.IsCancellationRequested);

        return answer.Outcome switch
        {
            NeighbourOutcome.Answered => new ProbeAnswer(ProbeOutcome.Answered, SR.ArpAnswered.With(segment.Name, answer.HardwareAddress)),
            NeighbourOutcome.Unanswered => new ProbeAnswer(ProbeOutcome.Unanswered, SR.ArpUnanswered.With(segment.Name, answer.Means)),
            _ => new ProbeAnswer(ProbeOutcome.Silent, SR.ArpUndecided),
        };
    }
}
