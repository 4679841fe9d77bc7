using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>Connects to a TCP port and hangs up.</summary>
internal sealed class TcpProbe(int port) : INetworkProbe
{
    /// <summary>The name of the signal that a try to connect gives.</summary>
    public const string SignalName = "TcpConnect";

    // SYN, ACK, FIN.
    private const int PacketsOfConnection = 3;

    /// <inheritdoc/>
    public string Name => SignalName;

    /// <inheritdoc/>
    public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline) =>
        ConnectAsync(new IPEndPoint(address, port), PacketsOfConnection, _ => Task.FromResult(SR.TcpAccepted.With(port)), deadline);

    /// <summary>Connects, talks and hangs up. Whatever is said, that the connection was accepted is the answer.</summary>
    /// <param name="to">Address and port.</param>
    /// <param name="packets">How many packets that takes.</param>
    /// <param name="talk">What is said over the connection; what came of it for people.</param>
    /// <param name="deadline">When it is over.</param>
    /// <returns>The answer.</returns>
    internal static async Task<ProbeAnswer> ConnectAsync(IPEndPoint to, int packets, Func<Socket, Task<string>> talk, CancellationToken deadline)
    {
        try
        {
            using var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            using (deadline.Register(socket.Dispose))
            {
                await socket.ConnectAsync(to).ConfigureAwait(false);
                return new ProbeAnswer(ProbeOutcome.Accepted, await talk(socket).ConfigureAwait(false)) { PacketsSent = packets };
            }
        }
        catch (SocketException e)
        {
            return Failed(to.Port, e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            return Failed(to.Port, SocketError.TimedOut);
        }
    }

    private static ProbeAnswer Failed(int port, SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => Tried(ProbeOutcome.Refused, SR.TcpRefused.With(port)),
        SocketError.TimedOut or SocketError.OperationAborted or SocketError.Interrupted => Tried(ProbeOutcome.Silent, SR.TcpSilent.With(port)),
        SocketError.HostUnreachable or SocketError.HostDown => Tried(ProbeOutcome.Silent, SR.TcpUnreachable.With(port)),
        _ => new ProbeAnswer(ProbeOutcome.NotPossible, SR.TcpNotPossible.With(port, error)),
    };

    private static ProbeAnswer Tried(ProbeOutcome outcome, string detail) => new(outcome, detail) { PacketsSent = 1 };
}
