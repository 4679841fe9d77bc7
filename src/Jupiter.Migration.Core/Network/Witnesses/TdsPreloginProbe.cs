using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Connects to the port of SQL Server, asks for its version (MS-TDS 2.2.6.5) and hangs up before any login. The signal is
/// <see cref="TcpProbe"/>'s, with more to tell: a connection that was accepted is an answer already, whatever comes after it.
/// </summary>
internal sealed class TdsPreloginProbe : INetworkProbe
{
    // SYN, ACK, the question, the acknowledgement of the answer, FIN.
    private const int PacketsOfExchange = 5;
    // The version is more to tell, not more to know: nobody waits long for it.
    private static readonly TimeSpan LongestExchange = TimeSpan.FromMilliseconds(300);

    private readonly int _port;

    /// <summary>Makes a probe of a port.</summary>
    /// <param name="port">The port.</param>
    public TdsPreloginProbe(int port) => _port = port;

    /// <inheritdoc/>
    public string Name => TcpProbe.SignalName;

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        if (DevicePorts.Has(_port))
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.DevicePortNotAsked.With(_port));
        }

        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            using (deadline.Register(socket.Dispose))
            {
                await socket.ConnectAsync(new IPEndPoint(address, _port)).ConfigureAwait(false);
                return new ProbeAnswer(ProbeOutcome.Accepted, await ExchangeAsync(socket, deadline).ConfigureAwait(false)) { PacketsSent = PacketsOfExchange };
            }
        }
        catch (SocketException e)
        {
            return TcpProbe.Failed(_port, e.SocketErrorCode);
        }
        catch (ObjectDisposedException)
        {
            return TcpProbe.Failed(_port, SocketError.TimedOut);
        }
    }

    private async Task<string> ExchangeAsync(Socket socket, CancellationToken deadline)
    {
        var bytes = new byte[TdsPrelogin.LongestPacket];
        var count = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        patience.CancelAfter(LongestExchange);
        try
        {
            using (patience.Token.Register(socket.Dispose))
            {
                await socket.SendAsync(new ArraySegment<byte>(TdsPrelogin.Question), SocketFlags.None).ConfigureAwait(false);
                while (TdsPrelogin.LengthOf(bytes, count) is not { } length || count < length)
                {
                    var received = await socket.ReceiveAsync(new ArraySegment<byte>(bytes, count, bytes.Length - count), SocketFlags.None).ConfigureAwait(false);
                    if (received == 0)
                    {
                        break;
                    }

                    count += received;
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was accepted. That it said nothing, or not enough, changes nothing.
        }

        Array.Resize(ref bytes, count);
        return TdsPrelogin.Read(bytes) is { } answer ? SR.PreloginAnswered.With(_port, answer.Version)
            : count > 0 ? SR.PreloginStrange.With(_port)
            : SR.TcpAccepted.With(_port);
    }
}
