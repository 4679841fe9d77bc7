using System;
using System.Threading;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// What goes wrong on the wire, settable at any time from any thread. Counts TDS packets of both directions over all connections from
/// the first one after their logins on.
/// </summary>
public sealed class WireFaults
{
    private readonly Lock _gate = new();
    private long _seen;
    private long _cutAt;
    private long _stallAt;
    private TimeSpan _stall;

    /// <summary>Raised when the cut has come: all connections are to be reset.</summary>
    internal event Action? Cut;

    /// <summary>How many packets went or came since the last <see cref="Reset"/>.</summary>
    public long PacketsSeen
    {
        get
        {
            lock (_gate)
            {
                return _seen;
            }
        }
    }

    /// <summary>Resets every connection when the given packet would be sent or has been received; once. Later ones work again.</summary>
    /// <param name="packet">Number of the packet; the first one is 1.</param>
    public void CutAtPacket(long packet)
    {
        lock (_gate)
        {
            _cutAt = packet;
        }
    }

    /// <summary>Holds up the given packet before it is sent or after it has been received; once.</summary>
    /// <param name="packet">Number of the packet; the first one is 1.</param>
    /// <param name="stall">How long.</param>
    public void StallAtPacket(long packet, TimeSpan stall)
    {
        lock (_gate)
        {
            (_stallAt, _stall) = (packet, stall);
        }
    }

    /// <summary>Counts from zero again and forgets what was to go wrong.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            (_seen, _cutAt, _stallAt) = (0, 0, 0);
        }
    }

    /// <summary>Counts a packet and does to it what was ordered.</summary>
    /// <param name="closed">Ends a stall when the connection closes.</param>
    internal void Pass(CancellationToken closed)
    {
        bool cut;
        var stall = TimeSpan.Zero;
        lock (_gate)
        {
            _seen++;
            cut = _seen == _cutAt;
            if (_seen == _stallAt)
            {
                stall = _stall;
            }
        }

        if (stall > TimeSpan.Zero)
        {
            closed.WaitHandle.WaitOne(stall);
        }

        if (cut)
        {
            Cut?.Invoke();
        }
    }
}
