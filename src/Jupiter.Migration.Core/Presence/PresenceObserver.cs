using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>Asks a host at all its addresses with all probes at once, until one says that it is on or the time is up.</summary>
/// <param name="book">Tells whose an address is.</param>
/// <param name="rehearsed">The probe of the computers of a rehearsal, which are nothing but listeners.</param>
/// <param name="probes">The probes of real machines.</param>
public sealed class PresenceObserver(AddressBook book, INetworkProbe rehearsed, IReadOnlyList<INetworkProbe> probes)
{
    // Answers that are on their way when the first one comes make better evidence.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly IReadOnlyList<INetworkProbe> _probes = probes;

    /// <summary>The observer of real machines and of those of a rehearsal.</summary>
    /// <param name="port">The TCP port that is tried.</param>
    /// <returns>The observer.</returns>
    public static PresenceObserver ForPort(int port) => new(
        new AddressBook(new RehearsalRegister()),
        new TcpProbe(port),
        [new NeighbourProbe(Neighbourhoods.OfThisComputer()), new EchoProbe(), new TdsPreloginProbe(port), .. FurtherWitnesses.OfAddress()]);

    /// <summary>Asks a host whose addresses are known.</summary>
    /// <param name="host">The host.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What was seen and what it means.</returns>
    public async Task<ServerPresence> ObserveAsync(HostAddresses host, CancellationToken deadline)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        var asked = await Task.WhenAll(host.Addresses.Select(address => AskAsync(host.Host, address, enough, deadline))).ConfigureAwait(false);
        var areAll = host.Outcome is ResolutionOutcome.Given or ResolutionOutcome.Resolved;

        // A name that resolves may be of a machine that is off, and one that does not may be of a machine that is on.
        var resolution = new PresenceSignal { Name = "NameResolution", Finding = PresenceState.Unknown, Detail = host.Detail };
        var state = PresenceVerdict.OfHost(
            asked.Select(signals => PresenceVerdict.OfAddress(signals.Select(signal => signal.Finding).ToArray())).ToArray(), areAll);
        return new ServerPresence
        {
            Host = host.Host.Text,
            Addresses = host.Addresses.Select(address => address.ToString()).ToArray(),
            State = state,

            // Of what was asked here only a rehearsal can say that a computer has no power.
            Absence = state == PresenceState.Absent ? AbsenceGrade.Off : null,
            Signals = [resolution, .. asked.SelectMany(signals => signals)],
        };
    }

    private async Task<PresenceSignal[]> AskAsync(NetworkHost host, IPAddress address, CancellationTokenSource enough, CancellationToken deadline)
    {
        var owner = book.OwnerOf(host, address);
        if (owner is AddressOwner.ThisComputer or AddressOwner.Nobody)
        {
            return
            [
                new PresenceSignal
                {
                    Name = owner == AddressOwner.Nobody ? "Loopback" : "ThisComputer",
                    Address = address.ToString(),
                    Finding = PresenceVerdict.Judge(ProbeOutcome.NotPossible, owner),
                    Detail = owner == AddressOwner.Nobody ? SR.LoopbackIsNobody : SR.ThisComputerIsOn,
                },
            ];
        }

        var probes = owner == AddressOwner.RehearsedComputer ? [rehearsed] : _probes;
        return await Task.WhenAll(probes.Select(probe => AskAsync(probe, address, owner, enough, deadline)).ToArray()).ConfigureAwait(false);
    }

    private static async Task<PresenceSignal> AskAsync(
        INetworkProbe probe, IPAddress address, AddressOwner owner, CancellationTokenSource enough, CancellationToken deadline)
    {
        var answer = await probe.AskAsync(address, enough.Token).ConfigureAwait(false);
        var finding = PresenceVerdict.Judge(answer.Outcome, owner);
        var cutShort = answer.Outcome == ProbeOutcome.Silent && enough.IsCancellationRequested && !deadline.IsCancellationRequested;
        if (finding == PresenceState.Present)
        {
            enough.CancelAfter(Grace);
        }

        var detail = cutShort ? SR.SignalNotAwaited : answer.Detail;
        return new PresenceSignal
        {
            Name = probe.Name,
            Address = address.ToString(),
            Finding = finding,
            Detail = owner == AddressOwner.RehearsedComputer ? SR.RehearsalRule.With(detail) : detail,
        };
    }
}
