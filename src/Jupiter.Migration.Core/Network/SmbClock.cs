using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>How far the clock of a computer is from that of this one, by <see cref="SmbNegotiation"/>. Nobody is asked for an account.</summary>
internal sealed class SmbClock(int port = SmbNegotiation.Port)
{
    /// <summary>Asks.</summary>
    /// <param name="address">The computer.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What its clock is ahead by, less than zero where it is behind; null where it did not tell, with the reason.</returns>
    public async Task<(TimeSpan? Ahead, string Detail)> AskAsync(IPAddress address, CancellationToken deadline)
    {
        var bytes = new byte[SmbNegotiation.AnswerLength];
        DateTimeOffset? told = null;
        var (asked, answered) = (default(DateTimeOffset), default(DateTimeOffset));
        var connection = await TcpProbe.ConnectAsync(
            new IPEndPoint(address, port),
            0,
            async socket =>
            {
                try
                {
                    asked = RunClock.Now;
                    await socket.SendAsync(new ArraySegment<byte>(SmbNegotiation.Question), SocketFlags.None).ConfigureAwait(false);
                    told = await FillAsync(socket, bytes).ConfigureAwait(false) ? SmbNegotiation.ClockOf(bytes) : null;
                    answered = RunClock.Now;
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // A computer that knows SMB 1 only hangs up; one that is slow is not waited for.
                }

                return SR.SmbToldNoClock.With(port);
            },
            deadline).ConfigureAwait(false);

        // Nobody knows how long which way took: half each.
        return told is { } time ? (time - (asked + TimeSpan.FromTicks((answered - asked).Ticks / 2)), "") : (null, connection.Detail);
    }

    private static async Task<bool> FillAsync(Socket socket, byte[] bytes)
    {
        for (var count = 0; count < bytes.Length;)
        {
            var received = await socket.ReceiveAsync(new ArraySegment<byte>(bytes, count, bytes.Length - count), SocketFlags.None).ConfigureAwait(false);
            if (received == 0)
            {
                return false;
            }

            count += received;
        }

        return true;
    }
}
