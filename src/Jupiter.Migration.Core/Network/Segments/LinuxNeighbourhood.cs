using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// The segments of a Linux computer. Who may open a packet socket asks by packets of its own, which no memory answers; who may not has the
/// kernel ask and watches its table.
/// </summary>
/// <param name="cards">The cards of this computer.</param>
internal sealed class LinuxNeighbourhood(OwnCards cards) : INeighbourhood
{
    private const ushort Arp = 0x0806;
    private const int Sends = 3;
    private const int LongestPacket = 1500;

    // How late a deadline may be noticed: closing the socket would not wake up whoever looks at it.
    private const int LookMicroseconds = 50_000;
    private static readonly TimeSpan BetweenSends = TimeSpan.FromSeconds(1);

    // All of the time is listened to, so the questions may follow each other; the one that is not heard may have got lost.
    private static readonly TimeSpan BetweenSendsToAll = TimeSpan.FromMilliseconds(333);

    private readonly KernelNeighbours _kernel = new();

    /// <inheritdoc/>
    public SegmentInterface? Find(IPAddress address) => OwnSegments.Find(address, cards);

    /// <inheritdoc/>
    public async Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        if (segment.OwnHardwareAddress is null)
        {
            return new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = segment.Link.ToString() };
        }

        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        var means = isIPv4 ? "ARP" : "NDP";
        try
        {
            var heard = await HearAsync(segment, address, stopAtFirst: true, deadline).ConfigureAwait(false);
            return heard is null ? new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = means }
                : heard.Count == 0 ? new NeighbourAnswer { Outcome = NeighbourOutcome.Unanswered, Means = means }
                : new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = heard[0], Means = means };
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressFamilyNotSupported)
        {
            return await _kernel.AskAsync(segment, address, deadline).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            // The interface went down, or the packet could not be sent.
            return new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = $"{means} {e.SocketErrorCode}" };
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        try
        {
            return segment.OwnHardwareAddress is null ? null : await HearAsync(segment, address, stopAtFirst: false, deadline).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) => _kernel.Remembered(segment);

    private static async Task<IReadOnlyList<HardwareAddress>?> HearAsync(
        SegmentInterface segment, IPAddress address, bool stopAtFirst, CancellationToken deadline)
    {
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        using var socket = isIPv4 ? OpenPacketSocket(segment) : OpenDiscoverySocket(segment);
        EndPoint everybody = isIPv4 ? new PacketEndPoint(segment.Index, Arp) : new IPEndPoint(NeighbourAdvertisement.GroupOf(address, segment.Index), 0);
        var question = isIPv4
            ? ArpPacket.Request(segment.OwnHardwareAddress!, segment.OwnAddress, address) : NeighbourAdvertisement.Request(segment.OwnHardwareAddress!, address);
        return await Task.Factory.StartNew(
            () => Hear(socket, everybody, question, address, stopAtFirst, deadline),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
    }

    // Null when it was cut short before anybody answered.
    private static List<HardwareAddress>? Hear(
        Socket socket, EndPoint everybody, byte[] question, IPAddress address, bool stopAtFirst, CancellationToken deadline)
    {
        var packet = new byte[LongestPacket];
        var heard = new List<HardwareAddress>();
        var between = stopAtFirst ? BetweenSends : BetweenSendsToAll;
        for (var i = 0; i < Sends; i++)
        {
            socket.SendTo(question, everybody);
            var since = Stopwatch.StartNew();

            // At least one look: on a busy computer the answer may have come, and the time be over, before this goes on.
            do
            {
                if (deadline.IsCancellationRequested)
                {
                    return heard.Count > 0 ? heard : null;
                }

                if (!socket.Poll(LookMicroseconds, SelectMode.SelectRead))
                {
                    continue;
                }

                var received = packet.AsSpan(0, socket.Receive(packet));
                var card = address.AddressFamily == AddressFamily.InterNetwork ? ArpPacket.CardOf(received, address) : NeighbourAdvertisement.CardOf(received, address);
                if (card is not null && !heard.Contains(card))
                {
                    heard.Add(card);
                }

                if (card is not null && stopAtFirst)
                {
                    return heard;
                }
            }
            while (since.Elapsed < between);
        }

        return heard;
    }

    private static Socket OpenPacketSocket(SegmentInterface segment)
    {
        // Without a protocol it hears nothing until it is bound: otherwise an answer from another interface, where the numbers may be the
        // same, could be waiting in it already (packet(7)).
        var socket = new Socket(PacketEndPoint.Packet, SocketType.Dgram, ProtocolType.Unspecified);
        return Prepared(socket, () => socket.Bind(new PacketEndPoint(segment.Index, Arp)));
    }

    private static Socket OpenDiscoverySocket(SegmentInterface segment)
    {
        var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Raw, ProtocolType.IcmpV6);
        return Prepared(socket, () =>
        {
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, segment.Index);
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, NeighbourAdvertisement.HopLimit);
            socket.Bind(new IPEndPoint(segment.OwnAddress, 0));
        });
    }

    private static Socket Prepared(Socket socket, Action prepare)
    {
        try
        {
            prepare();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
