using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Rehearsals.Machines;

/// <summary>
/// The network card of a rehearsal's server: what comes in goes to the SQL Server behind it, until the computer is switched off; then
/// every connection is cut, as in a power cut.
/// </summary>
internal sealed class PortRelay(ServerAddress server) : IDisposable
{
    private const int DefaultPort = 1433;

    private readonly string _host = server.Location;
    private readonly int _port = server.Port ?? DefaultPort;
    private readonly HashSet<TcpClient> _open = [];
    private bool _isOff;

    /// <summary>Carries what a client and the server say to each other until one of them ends it.</summary>
    /// <param name="client">The client.</param>
    public void Carry(TcpClient client) => _ = Task.Run(() => CarryAsync(client));

    /// <summary>Cuts every connection.</summary>
    public void Dispose()
    {
        lock (_open)
        {
            _isOff = true;
            foreach (var connection in _open)
            {
                connection.Dispose();
            }

            _open.Clear();
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            if (Remember(client) && Remember(server))
            {
                await server.ConnectAsync(_host, _port).ConfigureAwait(false);
                var (near, far) = (client.GetStream(), server.GetStream());
                await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near)).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two has gone: so does the other.
        }
        finally
        {
            Forget(client);
            Forget(server);
        }
    }

    private bool Remember(TcpClient connection)
    {
        lock (_open)
        {
            return !_isOff && _open.Add(connection);
        }
    }

    private void Forget(TcpClient connection)
    {
        lock (_open)
        {
            _open.Remove(connection);
        }

        connection.Dispose();
    }
}
