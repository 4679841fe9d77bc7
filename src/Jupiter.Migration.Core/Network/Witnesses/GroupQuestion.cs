using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Asks everybody on a segment, a few times, and listens to all who answer: there may be more than one.</summary>
internal sealed class GroupQuestion(IPEndPoint group, Func<byte[], IEnumerable<IPAddress>> read)
{
    private const int LargestDatagram = 65535;
    private const int MostAnswers = 32;
    private const int Times = 4;

    // As the broadcasts of NetBIOS (RFC 1002 6, BCAST_REQ_RETRY_TIMEOUT); LLMNR (RFC 4795 7) and multicast DNS answer sooner.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1750);

    private int _sent;

    /// <summary>How many datagrams went out.</summary>
    public int PacketsSent => _sent;

    /// <summary>Asks.</summary>
    /// <param name="via">The interface.</param>
    /// <param name="questions">What is sent, all of it each time.</param>
    /// <param name="deadline">Ends the waiting at once.</param>
    /// <returns>The addresses, each once a source.</returns>
    public async Task<IReadOnlyList<NamedAnswer>> AskAsync(SegmentInterface via, IReadOnlyList<byte[]> questions, CancellationToken deadline)
    {
        using var patience = deadline.Within(Patience);
        var answers = new List<NamedAnswer>();
        try
        {
            using var socket = Open(via);
            using (patience.Token.Register(socket.Dispose))
            {
                var listening = ListenAsync(socket, via, answers);
                await SendAsync(socket, questions, patience.Token).ConfigureAwait(false);
                await listening.ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The time is up, or the interface went away; what was heard was heard.
        }

        return answers;
    }

    // Bound to the interface's own address, a socket sends multicasts and limited broadcasts through that interface on Linux and Windows.
    private static Socket Open(SegmentInterface via)
    {
        var own = via.OwnAddress;
        var socket = new Socket(own.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (own.AddressFamily == AddressFamily.InterNetworkV6)
        {
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, via.Index);
        }
        else
        {
            socket.EnableBroadcast = true;
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, own.GetAddressBytes());
        }

        socket.Bind(new IPEndPoint(OnLink(own, via.Index), 0));
        return socket;
    }

    private async Task SendAsync(Socket socket, IReadOnlyList<byte[]> questions, CancellationToken end)
    {
        try
        {
            for (var i = 0; i < Times && !end.IsCancellationRequested; i++)
            {
                foreach (var question in questions)
                {
                    socket.SendTo(question, group);
                    _sent++;
                }

                await Task.WhenAny(Task.Delay(Pause, end)).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // What can't be asked is not listened for.
            socket.Dispose();
        }
    }

    private async Task ListenAsync(Socket socket, SegmentInterface via, List<NamedAnswer> answers)
    {
        // A new server has the name of the old one (clause P1a) and answers its own question.
        var own = OwnAddresses.Now();
        var buffer = new byte[LargestDatagram];
        var anybody = new IPEndPoint(via.OwnAddress.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (answers.Count < MostAnswers)
        {
            var received = await socket.ReceiveFromAsync(new ArraySegment<byte>(buffer), SocketFlags.None, anybody).ConfigureAwait(false);
            var source = ((IPEndPoint)received.RemoteEndPoint).Address;
            if (own.Have(source))
            {
                continue;
            }

            var link = source.IsIPv6LinkLocal ? source.ScopeId : via.Index;
            var told = read([.. buffer.Take(received.ReceivedBytes)]).Select(address => IsSomebody(address) ? OnLink(address, link) : source);
            answers.AddRange(told.Take(MostAnswers).Distinct().Where(address => !answers.Exists(known => known.Address.Equals(address) && known.Source.Equals(source)))
                .Select(address => new NamedAnswer { Address = address, Source = source }).ToArray());
        }
    }

    private static bool IsSomebody(IPAddress address) => NetworkHost.CanBeOneComputer(address) && !IPAddress.IsLoopback(address);

    // A link-local address means something on its link only.
    private static IPAddress OnLink(IPAddress address, long link) =>
        address.IsIPv6LinkLocal && address.ScopeId == 0 ? new IPAddress(address.GetAddressBytes(), link) : address;
}
