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
    /// <summary>The name of the signal that a try to connect gives.</summary>
    public const string SignalName = "TcpConnect";

    // SYN, ACK, FIN.
    private const int PacketsOfConnection = 3;

    private readonly int _port;

    /// <summary>Makes a probe of a port.</summary>
    /// <param name="port">The port.</param>
    public TcpProbe(int port) => _port = port;

    /// <inheritdoc/>
    public string Name => SignalName;

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            using (deadline.Register(socket.Dispose))
            {
                await socket.ConnectAsync(new IPEndPoint(address, _port)).ConfigureAwait(false);
                return new ProbeAnswer(ProbeOutcome.Accepted, SR.TcpAccepted.With(_port)) { PacketsSent = PacketsOfConnection };
            }
        }
        catch (SocketException e)
        {
            return Failed(_port, e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            return Failed(_port, SocketError.TimedOut);
        }
    }

    /// <summary>What it means that a connection was not made.</summary>
    /// <param name="port">The port.</param>
    /// <param name="error">How it ended.</param>
    /// <returns>The answer.</returns>
    internal static ProbeAnswer Failed(int port, SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => Tried(ProbeOutcome.Refused, SR.TcpRefused.With(port)),
        SocketError.TimedOut or SocketError.OperationAborted or SocketError.Interrupted => Tried(ProbeOutcome.Silent, SR.TcpSilent.With(port)),
        SocketError.HostUnreachable or SocketError.HostDown => Tried(ProbeOutcome.Silent, SR.TcpUnreachable.With(port)),
        _ => new ProbeAnswer(ProbeOutcome.NotPossible, SR.TcpNotPossible.With(port, error)),
    };

    private static ProbeAnswer Tried(ProbeOutcome outcome, string detail) => new(outcome, detail) { PacketsSent = 1 };
}
