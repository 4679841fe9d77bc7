using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// The ARP table of Linux' kernel, IPv4 only: /proc has no other. A packet to an address makes the kernel ask for its card, and its table
/// tells what came of it. A test gives the lines of another table, and the UDP port that packets are sent to; what becomes of them there
/// does not matter.
/// </summary>
internal sealed class KernelNeighbours(Func<IEnumerable<string>>? read = null, int port = KernelNeighbours.DiscardPort)
{
    private const string Table = "/proc/net/arp";
    private const int LongestTable = 4 << 20;
    private const int AnsweredFlag = 0x2;
    private const int DiscardPort = 9;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // The kernel asks three times, a second apart, before it gives up.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(4);

    private readonly Func<IEnumerable<string>> _read = read ?? ReadTable;

    /// <summary>Has the kernel ask who has an address. An entry that stands there already is no answer, since it may be of a machine that was switched off since.</summary>
    /// <param name="segment">The interface.</param>
    /// <param name="address">The address.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What came of it; NotPossible while an earlier answer is remembered.</returns>
    public async Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return Answer(NeighbourOutcome.NotPossible);
        }

        var hasBeenOpen = Recall(segment, address).State != Memory.Complete;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        if (!IsRoutable(socket, address))
        {
            return Answer(NeighbourOutcome.NotPossible);
        }

        var unanswered = new Stopwatch();
        var asked = Stopwatch.StartNew();
        while (!deadline.IsCancellationRequested && (hasBeenOpen || asked.Elapsed < LongEnough))
        {
            var knocked = Knock(socket);
            await Task.WhenAny(Task.Delay(Step, deadline)).ConfigureAwait(false);
            var (state, card) = Recall(segment, address);
            if (state == Memory.Complete && hasBeenOpen)
            {
                return Answer(NeighbourOutcome.Answered, card);
            }

            hasBeenOpen |= state != Memory.Complete;
            if (state != Memory.Incomplete || knocked != SocketError.Success)
            {
                unanswered.Reset();
            }
            else if (unanswered.Elapsed >= LongEnough)
            {
                return Answer(NeighbourOutcome.Unanswered);
            }
            else
            {
                unanswered.Start();
            }
        }

        return Answer(NeighbourOutcome.NotPossible);
    }

    /// <summary>What the table remembers of a segment.</summary>
    /// <param name="segment">The interface.</param>
    /// <returns>The entries with a card.</returns>
    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) =>
        Entries(segment).Where(entry => entry.Card is not null && (entry.Flags & AnsweredFlag) != 0)
            .Select(entry => new Neighbour(entry.Address, entry.Card!)).ToArray();

    private static NeighbourAnswer Answer(NeighbourOutcome outcome, HardwareAddress? card = null) =>
        new() { Outcome = outcome, HardwareAddress = card, Means = Table };

    private static string[] ReadTable() => FileErrors.Otherwise<string[]>(
        [], () => SharedFile.ReadWhole(Table, LongestTable) is { } table ? Encoding.ASCII.GetString(table).Split('\n') : []);

    private bool IsRoutable(Socket socket, IPAddress address)
    {
        try
        {
            socket.Connect(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Any packet makes the kernel look its receiver up. A full queue of packets that wait for the answer is no failure.
    private static SocketError Knock(Socket socket)
    {
        socket.Send([0], 0, 1, SocketFlags.None, out var error);
        return error is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable ? SocketError.Success : error;
    }

    private (Memory State, HardwareAddress? Card) Recall(SegmentInterface segment, IPAddress address)
    {
        var entry = Entries(segment).FirstOrDefault(entry => entry.Address.Equals(address));
        return entry.Address is null ? (Memory.Missing, null)
            : (entry.Flags & AnsweredFlag) != 0 ? (Memory.Complete, entry.Card)
            : entry.Flags == 0 ? (Memory.Incomplete, null)
            : (Memory.Missing, null);
    }

    // Address, hardware type, flags, hardware address, mask, device.
    private IEnumerable<(IPAddress Address, int Flags, HardwareAddress? Card)> Entries(SegmentInterface segment)
    {
        foreach (var line in _read())
        {
            var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 6 && fields[5] == segment.Name && IPAddress.TryParse(fields[0], out var address)
                && fields[2].StartsWith("0x", StringComparison.Ordinal)
                && int.TryParse(fields[2].Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var flags))
            {
                yield return (address, flags, HardwareAddress.Parse(fields[3]));
            }
        }
    }

    private enum Memory
    {
        Missing,
        Incomplete,
        Complete,
    }
}
