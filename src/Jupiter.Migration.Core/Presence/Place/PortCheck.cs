using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// Whether the database's port answers from another computer, through the same door as the POS terminals (clause R3b). A firewall before the port lets
/// a server be seen by its card and by an echo and yet lets nobody work.
/// </summary>
public static class PortCheck
{
    private static readonly CheckDefinition Check = CheckRegister.Find("Server.Port");

    /// <summary>Tries to connect.</summary>
    /// <param name="door">The door.</param>
    /// <param name="addresses">The server's addresses.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>Pass where one accepts; Fail where none does; Unknown where it could not be tried.</returns>
    public static async Task<CheckResult> RunAsync(DatabaseDoor door, IReadOnlyList<IPAddress> addresses, CancellationToken deadline)
    {
        var probe = new TcpProbe(door.Port!.Value);
        var answers = await Task.WhenAll(addresses.Select(address => probe.AskAsync(address, deadline))).ConfigureAwait(false);
        var status = answers.Any(answer => answer.Outcome == ProbeOutcome.Accepted) ? CheckStatus.Pass
            : answers.Any(answer => answer.Outcome is ProbeOutcome.Refused or ProbeOutcome.Silent) ? CheckStatus.Fail
            : CheckStatus.Unknown;
        return Check.Result(
            status, door.Server, door.Expected,
            addresses.Count == 0 ? SR.NotKnown : string.Join("; ", addresses.Zip(answers, (address, answer) => $"{address}: {answer.Detail}")));
    }
}
