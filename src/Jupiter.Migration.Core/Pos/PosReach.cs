using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Pos;

/// <summary>Whether a computer is on and can be reached (clauses R5, R7).</summary>
internal sealed class PosReach(PosComputer computer, PosCheckRequest request, PosClock clock)
{
    private IReadOnlyList<IPAddress> _addresses = [];

    /// <summary>The steps, the name before the port, and what the computer itself tells.</summary>
    public IEnumerable<PosStep> Steps =>
    [
        new(CheckRegister.Find("Pos.NameResolves").Under(Clause), computer.Name, SR.PosAddressExpected, Resolve),
        new(CheckRegister.Find("Pos.PortAnswers").Under(Clause), computer.Name, SR.PosPortExpected.With(computer.Port), Connect),
        .. Own,
    ];

    // The computers of a rehearsal have no clock and no names of their own.
    private IEnumerable<PosStep> Own
    {
        get
        {
            if (computer.Host.Address is { } given && IPAddress.IsLoopback(given))
            {
                yield break;
            }

            yield return new(
                CheckRegister.Find("Pos.Clock").Under(computer.IsMain ? "R6" : "R8"), computer.Name, SR.PosClockExpected, (step, cancellation) => clock.Check(step, _addresses, cancellation));
            if (computer.Described.AllowsCim && request is { ServerName: { } name, ServerHost: { } server })
            {
                yield return new(
                    CheckRegister.Find("Pos.NameThere").Under(Clause), computer.Name, SR.PosNameThereExpected.With(name, server),
                    (step, cancellation) => new NameFromPos(request, CimSource.OfThisComputer).Check(step, computer, cancellation));
            }
        }
    }

    private string Clause => computer.IsMain ? "R5" : "R7";

    private CheckResult Resolve(PosStep step, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(request.Timeout);
        var found = HostResolver.ResolveAsync(computer.Host, deadline.Token).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        _addresses = found.Addresses;
        var status = found.Addresses.Count > 0 ? CheckStatus.Pass
            : found.Outcome == ResolutionOutcome.NoAnswer ? CheckStatus.Unknown
            : CheckStatus.Fail;
        var actual = found.Addresses.Count > 0 ? string.Join(", ", found.Addresses.Select(address => address.ToString())) : found.Detail;
        return step.Found(status, actual, $"{computer.Host}: {found.Detail}");
    }

    private CheckResult Connect(PosStep step, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(request.Timeout);
        var probe = new TcpProbe(computer.Port);
        var answers = Task.WhenAll(_addresses.Select(async address =>
        {
            var answer = await probe.AskAsync(address, deadline.Token).ConfigureAwait(false);
            if (answer.Outcome == ProbeOutcome.Accepted)
            {
                // One address is enough; the others need not be waited for.
                deadline.Cancel();
            }

            return (Address: address, Answer: answer);
        })).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        var best = answers.OrderBy(each => each.Answer.Outcome).First().Answer;
        var status = best.Outcome switch
        {
            ProbeOutcome.Accepted => CheckStatus.Pass,
            ProbeOutcome.NotPossible => CheckStatus.Unknown,
            _ => CheckStatus.Fail,
        };
        return step.Found(status, best.Detail, string.Join("; ", answers.Select(each => $"{each.Address}: {each.Answer.Detail}")));
    }
}
