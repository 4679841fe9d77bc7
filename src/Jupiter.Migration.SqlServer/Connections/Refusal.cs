using System;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>Whether it is certain already that nobody listens: there is no such host, or each of its addresses refuses the port.</summary>
internal static class Refusal
{
    /// <summary>The port of the default instance, unless somebody gave it another.</summary>
    public const int DefaultPort = 1433;

    /// <summary>Asks the network.</summary>
    /// <param name="address">The server.</param>
    /// <param name="over">Stops it.</param>
    /// <returns>The refusal, in words; null when somebody listens or nobody can tell.</returns>
    public static async Task<string?> Of(ServerAddress address, CancellationToken over)
    {
        if (PortOf(address) is not { } port || address.Location is "." || address.Location[0] == '(')
        {
            return null;
        }

        var isRefused = false;
        try
        {
            foreach (var host in await Task.Run(() => Dns.GetHostAddresses(address.Location), over).ConfigureAwait(false))
            {
                isRefused = await Refuses(host, port, over).ConfigureAwait(false);
                if (!isRefused)
                {
                    return null;
                }
            }
        }
        catch (ArgumentException)
        {
            // No resolver takes such a name; SqlClient has its own words for it.
            return null;
        }
        catch (SocketException)
        {
            // SqlClient would ask the same resolver again and again.
            return SR.HostHasNoAddress.With(address.Location);
        }

        return isRefused ? SR.TcpRefused.With(port) : null;
    }

    // Where no port is named, Windows has more ways than TCP: shared memory and named pipes. A named instance tells its port itself.
    private static int? PortOf(ServerAddress address) =>
        address.Port ?? (address.Instance is null && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? DefaultPort : null);

    private static async Task<bool> Refuses(IPAddress host, int port, CancellationToken over)
    {
        using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var stop = over.Register(socket.Dispose);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(host, port)).ConfigureAwait(false);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
