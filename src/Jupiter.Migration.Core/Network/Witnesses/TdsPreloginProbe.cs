using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Connects to the port of SQL Server, asks for its version (MS-TDS 2.2.6.5) and hangs up before any login. The signal is
/// <see cref="TcpProbe"/>'s, with more to tell: a connection that was accepted is an answer already, whatever comes after it.
/// </summary>
internal sealed class TdsPreloginProbe(int port) : INetworkProbe
{
    // SYN, ACK, the question, the acknowledgement of the answer, FIN.
    private const int PacketsOfExchange = 5;
    // The version is more to tell, not more to know: nobody waits long for it.
    private static readonly TimeSpan LongestExchange = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public string Name => TcpProbe.SignalName;

    /// <inheritdoc/>
    public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline) => DevicePorts.Has(port)
        ? Task.FromResult(new ProbeAnswer(ProbeOutcome.NotPossible, SR.DevicePortNotAsked.With(port)))
        : TcpProbe.ConnectAsync(new IPEndPoint(address, port), PacketsOfExchange, socket => ExchangeAsync(socket, deadline), deadline);

    private async Task<string> ExchangeAsync(Socket socket, CancellationToken deadline)
    {
        var bytes = new byte[TdsPrelogin.LongestPacket];
        var count = 0;
        using var patience = deadline.Within(LongestExchange);
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
        return TdsPrelogin.Read(bytes) is { } answer ? SR.PreloginAnswered.With(port, answer.Version)
            : count > 0 ? SR.PreloginStrange.With(port)
            : SR.TcpAccepted.With(port);
    }
}
