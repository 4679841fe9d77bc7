using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>SQL Server Browser, the service that tells on which port an instance listens (MC-SQLR). Needs no credentials.</summary>
public static class SqlBrowser
{
    // CLNT_UCAST_EX: all instances of the computer.
    internal const byte AllInstances = 0x03;

    internal const int Port = 1434;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks a computer for its instances.</summary>
    /// <param name="host">Its name or address.</param>
    /// <param name="cancellation">Stops it at once.</param>
    /// <returns>The instances; none where no Browser answers; null where there is no such host.</returns>
    public static async Task<IReadOnlyList<SqlInstance>?> AskAsync(string host, CancellationToken cancellation)
    {
        try
        {
            using var deadline = cancellation.Within(Patience);
            foreach (var address in await Task.Run(() => Dns.GetHostAddresses(host), deadline.Token).ConfigureAwait(false))
            {
                var reply = await UdpQuestion.AskAsync(new IPEndPoint(address, Port), [AllInstances], deadline.Token).ConfigureAwait(false);
                if (reply.Outcome == UdpOutcome.Replied && SqlBrowserReply.Read(reply.Bytes) is { } browser)
                {
                    return browser.Instances;
                }
            }

            return [];
        }
        catch (Exception e) when (e is SocketException or ArgumentException or OperationCanceledException)
        {
            return null;
        }
    }
}
