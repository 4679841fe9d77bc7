using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>Connects to a TCP port and hangs up.</summary>
internal sealed class TcpProbe : INetworkProbe
{
    private readonly int _port;

    /// <summary>Makes a probe of a port.</summary>
    /// <param name="port">The port.</param>
    public TcpProbe(int port) => _port = port;

    /// <inheritdoc/>
    public string Name => "TcpConnect";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            using (deadline.Register(socket.Dispose))
            {
                await socket.ConnectAsync(new IPEndPoint(address, _port)).ConfigureAwait(false);
                return new ProbeAnswer(ProbeOutcome.Accepted, SR.TcpAccepted.With(_port));
            }
        }
        catch (SocketException e)
        {
            return Failed(e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            return Failed(SocketError.TimedOut);
        }
    }

    private ProbeAnswer Failed(SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => new ProbeAnswer(ProbeOutcome.Refused, SR.TcpRefused.With(_port)),
        SocketError.TimedOut or SocketError.OperationAborted or SocketError.Interrupted =>
            new ProbeAnswer(ProbeOutcome.Silent, SR.TcpSilent.With(_port)),
        SocketError.HostUnreachable or SocketError.HostDown => new ProbeAnswer(ProbeOutcome.Silent, SR.TcpUnreachable.With(_port)),
        _ => new ProbeAnswer(ProbeOutcome.NotPossible, SR.TcpNotPossible.With(_port, error)),
    };
}
