using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network;

/// <summary>
/// Lets the system look an address up on its own network segment (ARP) and watches its table. A firewall does not hide from that, so
/// silence means something here, and nowhere else.
/// </summary>
internal sealed class NeighbourProbe : INetworkProbe
{
    private const int DiscardPort = 9;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // The system asks three times, a second apart, before it gives up.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(4);

    private readonly INeighbours _neighbours;
    private readonly int _port;

    /// <summary>Makes a probe.</summary>
    /// <param name="neighbours">The segments and their tables.</param>
    /// <param name="port">The UDP port that packets are sent to; what becomes of them there does not matter.</param>
    public NeighbourProbe(INeighbours neighbours, int port = DiscardPort)
    {
        _neighbours = neighbours;
        _port = port;
    }

    /// <inheritdoc/>
    public string Name => "ArpReply";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        if (_neighbours.FindInterface(address) is not { } interfaceName)
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.ArpNotPossible);
        }

        // An entry that stands there already may be of a machine that was switched off since. Only one that comes about is an answer.
        var hasBeenOpen = _neighbours.Recall(address, interfaceName) != NeighbourState.Complete;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        if (!IsRoutable(socket, address))
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.ArpNotPossible);
        }

        var unanswered = new Stopwatch();
        while (!deadline.IsCancellationRequested)
        {
            var knocked = Knock(socket);
            await Task.WhenAny(Task.Delay(Step, deadline)).ConfigureAwait(false);
            var state = _neighbours.Recall(address, interfaceName);
            if (knocked == SocketError.ConnectionRefused || (state == NeighbourState.Complete && hasBeenOpen))
            {
                return new ProbeAnswer(ProbeOutcome.Answered, SR.ArpAnswered.With(interfaceName));
            }

            hasBeenOpen |= state != NeighbourState.Complete;
            if (state != NeighbourState.Incomplete || knocked != SocketError.Success || _neighbours.FindInterface(address) != interfaceName)
            {
                unanswered.Reset();
            }
            else if (unanswered.Elapsed >= LongEnough)
            {
                return new ProbeAnswer(ProbeOutcome.Unanswered, SR.ArpUnanswered.With(interfaceName));
            }
            else
            {
                unanswered.Start();
            }
        }

        return new ProbeAnswer(ProbeOutcome.Silent, hasBeenOpen ? SR.ArpUndecided : SR.ArpRemembered.With(interfaceName));
    }

    private bool IsRoutable(Socket socket, IPAddress address)
    {
        try
        {
            socket.Connect(new IPEndPoint(address, _port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Any packet makes the system look its receiver up. A full queue of packets that wait for the answer is no failure.
    private static SocketError Knock(Socket socket)
    {
        socket.Send([0], 0, 1, SocketFlags.None, out var error);
        return error is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable ? SocketError.Success : error;
    }
}
