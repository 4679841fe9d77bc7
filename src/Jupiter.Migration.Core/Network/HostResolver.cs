using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>Finds the addresses of a host through the name services of the system.</summary>
public static class HostResolver
{
    private const int MostAddresses = 16;

    /// <summary>Finds the addresses of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="deadline">Ends the waiting; the outcome is then NoAnswer.</param>
    /// <returns>What came of it.</returns>
    public static async Task<HostAddresses> ResolveAsync(NetworkHost host, CancellationToken deadline)
    {
        if (host.Address is not null)
        {
            return new HostAddresses(host, ResolutionOutcome.Given, SR.ResolutionGiven, host.Address);
        }

        try
        {
            var answer = Dns.GetHostAddressesAsync(host.Text);
            await Task.WhenAny(answer, Task.Delay(Timeout.Infinite, deadline)).ConfigureAwait(false);
            return answer.IsCompleted
                ? Found(host, await answer.ConfigureAwait(false))
                : new HostAddresses(host, ResolutionOutcome.NoAnswer, SR.ResolutionNoAnswer);
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData
                ? new HostAddresses(host, ResolutionOutcome.NotFound, SR.ResolutionNotFound)
                : new HostAddresses(host, ResolutionOutcome.NoAnswer, SR.ResolutionFailed.With(e.SocketErrorCode));
        }
        catch (ArgumentException)
        {
            // What passes for a name here may still be none to the system, such as one that grows too long as punycode.
            return new HostAddresses(host, ResolutionOutcome.NotFound, SR.ResolutionNotFound);
        }
    }

    private static HostAddresses Found(NetworkHost host, IPAddress[] answer)
    {
        var addresses = answer.Select(NetworkHost.Plain).Distinct().ToArray();
        var asked = addresses.Where(NetworkHost.CanBeOneComputer).Take(MostAddresses).ToArray();
        return addresses.Length == 0 ? new HostAddresses(host, ResolutionOutcome.NotFound, SR.ResolutionNotFound)
            : asked.Length < addresses.Length
                ? new HostAddresses(host, ResolutionOutcome.Incomplete, SR.ResolutionIncomplete.With(asked.Length, addresses.Length), asked)
            : new HostAddresses(host, ResolutionOutcome.Resolved, string.Join(", ", asked.Select(address => address.ToString())), asked);
    }
}
