using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>
/// Listens for a server on the segment where it was seen while it was on (clause R0): asks for it again and again, and each time, through
/// the same interface and in the same moment, for others who must be on. Only while these answer does its silence say anything.
/// </summary>
/// <param name="network">The segments of this computer.</param>
/// <param name="clock">Tells how long the silence lasts.</param>
public sealed class SilenceObserver(INeighbourhood network, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // On a line that loses packets a single question proves nothing; that one of two machines is heard every time and the other never, does.
    private const int FewestRounds = 10;
    private const int FewestRoundsOfKnownSilence = 4;

    /// <summary>Listens until the silence has lasted long enough, somebody answers, or it turns out that it can't be told here.</summary>
    /// <param name="server">The server.</param>
    /// <param name="addresses">The addresses that its name has now.</param>
    /// <param name="peers">Addresses of other machines that must be on, but for the gateway.</param>
    /// <param name="report">Told how long it has lasted.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it.</returns>
    public async Task<SilenceFinding> ListenAsync(
        AskedServer server, IReadOnlyList<IPAddress> addresses, IReadOnlyList<IPAddress> peers, Action<TimeSpan> report, CancellationToken cancellation)
    {
        if (server.Sighting is not { } sighting || HardwareAddress.Parse(sighting.HardwareAddress) is not { } card
            || !IPAddress.TryParse(sighting.Address, out var seenAt))
        {
            return NoControl(SR.SilenceNotSeenBefore);
        }

        var asked = addresses.Append(seenAt).Distinct().ToArray();
        var segments = asked.Select(network.Find).ToArray();
        if (segments.FirstOrDefault(segment => segment is null || segment.Index != segments[0]!.Index) is not null || segments[0] is not { } segment)
        {
            return NoControl(SR.SilenceElsewhere.With(string.Join(", ", asked.Select(address => address.ToString()))));
        }

        if (segment.Link != SegmentLink.Cable)
        {
            return NoControl(SR.SilenceNoCable.With(segment.Name));
        }

        var controls = Controls(sighting, segment, peers);
        return controls.Count == 0
            ? NoControl(SR.SilenceNoGateway)
            : await ListenAsync(server, new Question(segment, asked, card, controls), report, cancellation).ConfigureAwait(false);
    }

    private async Task<SilenceFinding> ListenAsync(AskedServer server, Question question, Action<TimeSpan> report, CancellationToken cancellation)
    {
        // The clock may be set while it is listened: how long it lasts is measured by one that nobody sets.
        var (begunAt, begun) = (clock.GetUtcNow(), clock.GetTimestamp());
        var since = server.SilentSince;
        var before = since is { } known && known < begunAt ? begunAt - known : TimeSpan.Zero;
        var fewest = since is null ? FewestRounds : FewestRoundsOfKnownSilence;
        for (var round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var answers = await AskAsync(question, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (question.BrokenBy(answers) is { } broken)
            {
                return broken;
            }

            since ??= begunAt;
            var lasted = before + clock.GetElapsedTime(begun);
            report(lasted);
            if (round >= fewest && lasted >= server.SilenceFloor)
            {
                return new SilenceFinding
                {
                    State = SilenceState.Held,
                    Since = since,
                    Detail = (question.Addresses.Any(question.IsShared) ? SR.SilenceOfCardHeld : SR.SilenceHeld).With(
                        question.Addresses.Any(question.IsShared) ? $"{question.Card}, {question.Asked}" : question.Asked, lasted.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture), round, question.Means(answers), question.Answering),
                };
            }

            await clock.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyDictionary<IPAddress, NeighbourAnswer>> AskAsync(Question question, CancellationToken cancellation)
    {
        // Under another address the card may only be remembered; whether it still stands there is asked like everything else.
        var elsewhere = network.Remembered(question.Segment)
            .Where(neighbour => neighbour.HardwareAddress.Equals(question.Card)).Select(neighbour => neighbour.Address);
        var addresses = question.Addresses.Concat(question.Controls.Keys).Concat(elsewhere).Distinct().ToArray();
        var answers = await Task.WhenAll(addresses.Select(address => AskAsync(question, address, cancellation))).ConfigureAwait(false);
        return addresses.Zip(answers, (address, answer) => (address, answer)).ToDictionary(pair => pair.address, pair => pair.answer);
    }

    // A server may have addresses of both families, and so may those who serve as controls: each is asked from the card's own address of its family.
    private async Task<NeighbourAnswer> AskAsync(Question question, IPAddress address, CancellationToken cancellation)
    {
        var via = address.AddressFamily == question.Segment.OwnAddress.AddressFamily ? question.Segment : network.Find(address);
        return via?.Index != question.Segment.Index ? new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = question.Segment.Name }
            : question.IsShared(address) ? await AskAllAsync(question, via, address, cancellation).ConfigureAwait(false)
            : await network.AskAsync(via, address, cancellation).ConfigureAwait(false);
    }

    // The other server may stand there with the same address. Then everybody who answers has to be heard, not only the first.
    private async Task<NeighbourAnswer> AskAllAsync(Question question, SegmentInterface via, IPAddress address, CancellationToken cancellation)
    {
        var cards = await network.AskAllAsync(via, address, cancellation).ConfigureAwait(false);
        return cards is null ? new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = SR.FirstAnswerOnly }
            : cards.Count == 0 ? new NeighbourAnswer { Outcome = NeighbourOutcome.Unanswered, Means = "ARP" }
            : cards.Contains(question.Card) ? new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = question.Card, Means = "ARP" }

            // Two machines have the address, whosever cards they are: a server may have been plugged in by its other one.
            : cards.Count > 1 ? new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, Means = string.Join("; ", cards.Select(card => SR.CardIsOneOfTwo.With(card))) }
            : new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = cards[0], Means = "ARP" };
    }

    // The gateway shows that the segment is the one. That others can be heard it shows only to whoever heard the server itself: an access
    // point or a switch may keep its ports apart and let all of them reach the gateway.
    private static Dictionary<IPAddress, HardwareAddress?> Controls(ServerSighting sighting, SegmentInterface segment, IReadOnlyList<IPAddress> peers)
    {
        var controls = new Dictionary<IPAddress, HardwareAddress?>();
        if (!IPAddress.TryParse(sighting.Gateway, out var gateway) || HardwareAddress.Parse(sighting.GatewayHardwareAddress) is not { } known)
        {
            return controls;
        }

        foreach (var peer in peers.Where(peer => !peer.Equals(gateway) && !peer.Equals(segment.OwnAddress)))
        {
            controls[peer] = null;
        }

        var isSameCard = HardwareAddress.Parse(sighting.AskedFrom) is { } from && from.Equals(segment.OwnHardwareAddress);
        if (controls.Count > 0 || isSameCard)
        {
            controls[gateway] = known;
        }

        return controls;
    }

    private static SilenceFinding NoControl(string detail) => new() { State = SilenceState.NoControl, Detail = detail };

    /// <summary>Who is asked, and what the answers come to.</summary>
    private sealed record Question(
        SegmentInterface Segment, IPAddress[] Addresses, HardwareAddress Card, Dictionary<IPAddress, HardwareAddress?> Controls)
    {
        // An address that the other server has taken: it is a control, and an answer of the card that is sought breaks the silence.
        public bool IsShared(IPAddress address) => Controls.ContainsKey(address) && Addresses.Contains(address);

        public string Asked => string.Join(", ", Addresses.Select(address => address.ToString()));

        public string Answering => string.Join(", ", Controls.Keys.Select(address => address.ToString()));

        public string Means(IReadOnlyDictionary<IPAddress, NeighbourAnswer> answers) => answers[Addresses[0]].Means;

        // Whoever answers is looked at before anything that makes silence worthless: a lost control must not hide an answer.
        public SilenceFinding? BrokenBy(IReadOnlyDictionary<IPAddress, NeighbourAnswer> answers) =>
            answers.Select(pair => AnswerOf(pair.Key, pair.Value)).FirstOrDefault(finding => finding is not null)
            ?? answers.Select(pair => WorthlessBy(pair.Key, pair.Value)).FirstOrDefault(finding => finding is not null);

        private SilenceFinding? AnswerOf(IPAddress address, NeighbourAnswer answer)
        {
            var isControl = Controls.ContainsKey(address);
            var detail = !isControl && answer.Outcome == NeighbourOutcome.Answered ? Answer(address, answer.HardwareAddress)
                : isControl && answer.HardwareAddress is { } card && card.Equals(Card) ? Answer(address, card)
                : IsShared(address) && answer is { Outcome: NeighbourOutcome.Answered, HardwareAddress: null } ? answer.Means
                : null;
            return detail is null ? null : new SilenceFinding { State = SilenceState.NotAsked, BrokenAt = address, Detail = detail };
        }

        private SilenceFinding? WorthlessBy(IPAddress address, NeighbourAnswer answer)
        {
            var isControl = Controls.TryGetValue(address, out var known);
            return answer.Outcome == NeighbourOutcome.NotPossible && (!isControl || IsShared(address)) ? NoControl(SR.SilenceNotAskable.With(address, answer.Means))
                : isControl && answer.Outcome != NeighbourOutcome.Answered ? NoControl(SR.SilenceControlLost.With(address, answer.Means))
                : isControl && known is not null && !known.Equals(answer.HardwareAddress) ? NoControl(SR.SilenceOtherSegment.With(address, answer.HardwareAddress, known))
                : null;
        }

        private string Answer(IPAddress address, HardwareAddress? card) =>
            card is null || card.Equals(Card) ? SR.SilenceBroken.With(address, card) : SR.SilenceBrokenByOther.With(address, card, Card);
    }
}
