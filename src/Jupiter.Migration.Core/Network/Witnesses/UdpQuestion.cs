using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Asks one address by datagram, again and again until something comes back, since datagrams get lost.</summary>
internal static class UdpQuestion
{
    private const int LargestDatagram = 65535;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Densely at first, so that a lost datagram does not cost a second; the pause after the last one lasts until patience ends.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), Patience];

    /// <summary>Asks. The socket is connected, so that the system hands over nothing that comes from somebody else.</summary>
    /// <param name="to">Who is asked, and at which port.</param>
    /// <param name="question">What is sent.</param>
    /// <param name="deadline">Ends the waiting at once.</param>
    /// <returns>What came of it.</returns>
    public static async Task<UdpReply> AskAsync(IPEndPoint to, byte[] question, CancellationToken deadline)
    {
        var sent = 0;
        using var patience = deadline.Within(Patience);
        try
        {
            using var socket = new Socket(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            using (patience.Token.Register(socket.Dispose))
            {
                socket.Connect(to);
                var buffer = new byte[LargestDatagram];
                var receive = socket.ReceiveAsync(new ArraySegment<byte>(buffer), SocketFlags.None);
                foreach (var pause in Pauses)
                {
                    socket.Send(question);
                    sent++;
                    if (await Task.WhenAny(receive, Task.Delay(pause, patience.Token)).ConfigureAwait(false) == receive || patience.IsCancellationRequested)
                    {
                        break;
                    }
                }

                Array.Resize(ref buffer, await receive.ConfigureAwait(false));
                return new UdpReply { Port = to.Port, Outcome = UdpOutcome.Replied, PacketsSent = sent, Bytes = buffer };
            }
        }
        catch (SocketException e)
        {
            return new UdpReply { Port = to.Port, Outcome = Failed(e.SocketErrorCode), PacketsSent = sent, Error = e.SocketErrorCode };
        }
        catch (ObjectDisposedException)
        {
            return new UdpReply { Port = to.Port, Outcome = UdpOutcome.Silent, PacketsSent = sent };
        }
    }

    // Windows tells an ICMP port unreachable as a reset, others as a refusal.
    private static UdpOutcome Failed(SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => UdpOutcome.Refused,
        SocketError.OperationAborted or SocketError.Interrupted or SocketError.TimedOut => UdpOutcome.Silent,
        SocketError.HostUnreachable or SocketError.HostDown => UdpOutcome.Silent,
        _ => UdpOutcome.NotPossible,
    };
}
