using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>
/// Whether the computers that find the server by an address instead of its name will find the new one (clause R5): it has that address, or somebody
/// changes the setting on each of them. What was only read there before the night is told and stops nobody: the computer's own session on the new server
/// shows whether it was changed.
/// </summary>
internal static class ServerAddressCheck
{
    private static readonly CheckDefinition Check = CheckRegister.Find("Pos.ServerAddress");

    /// <summary>Holds what is set up against the addresses that the server has.</summary>
    /// <param name="computers">The computers.</param>
    /// <param name="server">The server's addresses; nothing is told where none is known.</param>
    /// <param name="areOff">Whether the computers are off, so that nobody can have changed anything there: then it is only told who has to be looked after.</param>
    /// <returns>A result for each computer that is set up so.</returns>
    public static IEnumerable<CheckResult> Run(IEnumerable<VenueComputer> computers, IReadOnlyList<IPAddress> server, bool areOff)
    {
        var known = string.Join(", ", server);
        return server.Count == 0 ? [] : computers
            .Where(computer => computer.ServerAddress is not null)
            .Select(computer => Check.Result(
                IPAddress.TryParse(computer.ServerAddress!, out var address) && server.Contains(address) ? CheckStatus.Pass
                    : areOff || computer.IsServerAddressRead ? CheckStatus.Warning
                    : CheckStatus.Fail,
                computer.Name, computer.ServerAddress!, known));
    }
}
