using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Computers;

/// <summary>
/// Looks for computers of the venue at their addresses, all at once. Whoever answers there counts as the computer only when its name or its
/// card says so. Device ports of a POS terminal are never touched: only the port of its Jupiter program, ICMP, the segment and NetBIOS.
/// </summary>
/// <param name="book">Tells whose an address is.</param>
/// <param name="network">The segments of this computer.</param>
/// <param name="status">Asks a computer for its name.</param>
/// <param name="names">Ask a segment who answers to a name.</param>
public sealed class ComputerObserver(AddressBook book, INeighbourhood network, NetBiosStatusProbe status, IReadOnlyList<INameWitness> names)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly NetBiosStatusProbe _status = status;

    /// <summary>The observer of real computers and of those of a rehearsal.</summary>
    /// <returns>The observer.</returns>
    public static ComputerObserver OfThisComputer() => new(
        new AddressBook(new RehearsalRegister()), Neighbourhoods.OfThisComputer(), new NetBiosStatusProbe(), FurtherWitnesses.OfName());

    /// <summary>Looks.</summary>
    /// <param name="computers">The computers.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was seen of each, in their order.</returns>
    public async Task<IReadOnlyList<ComputerPresence>> LookAsync(IReadOnlyList<AskedComputer> computers, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        var seen = await Task.WhenAll(computers.Select(computer => LookAsync(computer, deadline.Token))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return seen;
    }

    private async Task<ComputerPresence> LookAsync(AskedComputer computer, CancellationToken deadline)
    {
        var host = await HostResolver.ResolveAsync(computer.Host, deadline).ConfigureAwait(false);
        var seen = await Task.WhenAll(host.Addresses.Select(address => LookAsync(computer, address, deadline))).ConfigureAwait(false);
        return seen.OrderByDescending(presence => presence.Finding).FirstOrDefault()
            ?? Silent(computer, host.Detail);
    }

    private async Task<ComputerPresence> LookAsync(AskedComputer computer, IPAddress address, CancellationToken deadline) => book.OwnerOf(computer.Host, address) switch
    {
        AddressOwner.ThisComputer => On(computer, address, SR.ThisComputerIsOn),
        AddressOwner.Nobody => Silent(computer, SR.LoopbackIsNobody),
        AddressOwner.RehearsedComputer => Rehearsed(computer, address, await new TcpProbe(computer.Port).AskAsync(address, deadline).ConfigureAwait(false)),
        _ => await KnockAsync(computer, address, deadline).ConfigureAwait(false),
    };

    private async Task<ComputerPresence> KnockAsync(AskedComputer computer, IPAddress address, CancellationToken deadline)
    {
        var segment = network.Find(address);
        var card = segment is null ? Task.FromResult<NeighbourAnswer?>(null) : AskSegmentAsync(segment, address, deadline);
        var status = _status.LookAsync(address, deadline);
        var named = segment is null
            ? Task.FromResult(Array.Empty<IReadOnlyList<NamedAnswer>>())
            : Task.WhenAll(names.Select(witness => witness.AskAsync(computer.Name, segment, deadline)));
        INetworkProbe[] probes = [new TcpProbe(computer.Port), new EchoProbe()];
        var knocks = await Task.WhenAll(probes.Select(probe => probe.AskAsync(address, deadline))).ConfigureAwait(false);

        var (answer, told) = (await card.ConfigureAwait(false), await status.ConfigureAwait(false));
        var hardware = answer?.HardwareAddress ?? told?.HardwareAddress;
        var answersToName = (await named.ConfigureAwait(false)).Any(answers => answers.Any(own => NetworkHost.Plain(own.Address).Equals(address)));
        string[] evidence =
        [
            .. knocks.Where(IsAnswer).Select(knock => knock.Detail),
            .. hardware is null ? Array.Empty<string>() : [SR.CardAnswered.With(hardware)],
            .. told?.Computer is { } name ? [SR.NetBiosReplied.With(name)] : Array.Empty<string>(),
            .. answersToName ? [SR.AnswersToName.With(computer.Name)] : Array.Empty<string>(),
        ];
        if (evidence.Length == 0)
        {
            return Silent(computer, SR.TcpSilent.With(computer.Port));
        }

        var isKnown = answersToName || Calls(told, computer.Name) || (hardware is not null && hardware.Equals(computer.HardwareAddress));
        return new ComputerPresence
        {
            Computer = computer,
            Finding = isKnown ? ComputerFinding.On : ComputerFinding.Somebody,
            Address = address,
            HardwareAddress = hardware,
            AcceptsAtItsPort = knocks[0].Outcome == ProbeOutcome.Accepted,
            Evidence = string.Join("; ", evidence),
        };
    }

    private async Task<NeighbourAnswer?> AskSegmentAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
        await network.AskAsync(segment, address, deadline).ConfigureAwait(false);

    private static bool IsAnswer(ProbeAnswer answer) =>
        answer.Outcome is ProbeOutcome.Accepted or ProbeOutcome.Refused or ProbeOutcome.Replied or ProbeOutcome.Answered;

    private static bool Calls(NetBiosStatus? status, string name) =>
        status?.Computer is { Length: > 0 } own && ComputerName.Of(name) is { } expected
        && string.Equals(own, expected.Length > NetBiosName.Longest ? expected.Substring(0, NetBiosName.Longest) : expected, StringComparison.OrdinalIgnoreCase);

    private static ComputerPresence Rehearsed(AskedComputer computer, IPAddress address, ProbeAnswer answer) =>
        answer.Outcome == ProbeOutcome.Accepted ? On(computer, address, SR.RehearsalRule.With(answer.Detail)) : Silent(computer, SR.RehearsalRule.With(answer.Detail));

    private static ComputerPresence On(AskedComputer computer, IPAddress address, string evidence) =>
        new() { Computer = computer, Finding = ComputerFinding.On, Address = address, Evidence = evidence };

    private static ComputerPresence Silent(AskedComputer computer, string evidence) =>
        new() { Computer = computer, Finding = ComputerFinding.Silent, Evidence = evidence };
}
