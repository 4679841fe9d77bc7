using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Makes the system ask a segment for many addresses at once, by a datagram to each, and tells who came to be known since: what was not in
/// the table before is an answer to the system's question, and no memory.
/// </summary>
internal sealed class SegmentKnock : IDisposable
{
    private const int DiscardPort = 9;

    private readonly INeighbourhood _neighbourhood;
    private readonly SegmentInterface _segment;
    private readonly Socket _socket;
    private readonly HashSet<IPAddress> _waiting;

    /// <summary>Knocks at all addresses that the system does not remember.</summary>
    /// <param name="neighbourhood">The segments of this computer.</param>
    /// <param name="segment">The interface.</param>
    /// <param name="addresses">The addresses.</param>
    /// <exception cref="SocketException">The interface is gone.</exception>
    public SegmentKnock(INeighbourhood neighbourhood, SegmentInterface segment, IReadOnlyCollection<IPAddress> addresses)
    {
        _neighbourhood = neighbourhood;
        _segment = segment;
        var known = Cards();
        Remembered = addresses.Where(known.ContainsKey).ToDictionary(address => address, address => known[address]);
        _waiting = [.. addresses.Where(address => !known.ContainsKey(address))];
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        try
        {
            _socket.Bind(new IPEndPoint(segment.OwnAddress, 0));
            foreach (var address in _waiting)
            {
                Knock(address);
            }
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses that were in the table before, with the cards that stood there: whoever had them may be off since.</summary>
    public IReadOnlyDictionary<IPAddress, HardwareAddress> Remembered { get; }

    /// <summary>Whether the system has told of anybody at all, before or since. Where it never does, its table says nothing.</summary>
    public bool HasTold { get; private set; }

    /// <summary>Whether somebody has not answered yet.</summary>
    public bool IsWaiting => _waiting.Count > 0;

    /// <summary>Who answered since this was asked for the last time.</summary>
    /// <returns>The addresses and their cards.</returns>
    public IReadOnlyList<(IPAddress Address, HardwareAddress Card)> Answered() =>
        [.. Cards().Where(entry => _waiting.Remove(entry.Key)).Select(entry => (entry.Key, entry.Value))];

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private Dictionary<IPAddress, HardwareAddress> Cards()
    {
        var cards = new Dictionary<IPAddress, HardwareAddress>();
        foreach (var neighbour in _neighbourhood.Remembered(_segment))
        {
            cards[neighbour.Address] = neighbour.HardwareAddress;
        }

        HasTold |= cards.Count > 0;
        return cards;
    }

    private void Knock(IPAddress address)
    {
        try
        {
            _socket.SendTo([0], new IPEndPoint(address, DiscardPort));
        }
        catch (SocketException)
        {
            // No room for it, or the system knows already that nobody is there.
        }
    }
}
