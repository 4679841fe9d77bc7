using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// The segments of a Windows computer, through iphlpapi, from Windows Vista on, without an administrator. ResolveIpNetEntry2 is documented
/// to throw away what is remembered of the address and to ask anew, by ARP or by neighbour solicitation.
/// </summary>
/// <param name="cards">The cards of this computer.</param>
internal sealed class WindowsNeighbourhood(OwnCards cards) : INeighbourhood
{
    private const string Resolve = "ResolveIpNetEntry2";
    private const uint NoError = 0;

    // ERROR_BAD_NET_NAME. Documented for this call as "the network with the neighbor IP address is unreachable", for SendARP as "an ARP
    // reply was not received", and for both it may mean a segment that nobody was asked on.
    private const uint BadNetworkName = 67;

    // Windows sends three questions, as RFC 4861 (10) has it a second apart. Whoever gives up before the second one has not asked.
    private static readonly TimeSpan ShortestQuestion = TimeSpan.FromSeconds(1);

    private const int MostRows = 1 << 16;

    /// <inheritdoc/>
    public SegmentInterface? Find(IPAddress address) => OwnSegments.Find(address, cards);

    /// <inheritdoc/>
    public async Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        var row = IpNetRow.For(address, segment.Index);

        // The call can't be stopped and takes a few seconds at most, so that whoever has no time leaves it alone.
        var call = Task.Factory.StartNew(() => TryResolve(row), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        await Task.WhenAny(call, Task.Delay(Timeout.Infinite, answered.Token)).ConfigureAwait(false);
        if (!call.IsCompleted)
        {
            return new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = Resolve };
        }

        answered.Cancel();
        var (result, took) = await call.ConfigureAwait(false);
        return Judge(result, took, row);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
        Task.FromResult<IReadOnlyList<HardwareAddress>?>(null);

    /// <inheritdoc/>
    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) =>

        // One protocol after the other, because a table of both fails as a whole where one of them is missing.
        [.. Remembered(segment, IpNetRow.IPv4), .. Remembered(segment, IpNetRow.IPv6)];

    /// <summary>What the result of ResolveIpNetEntry2 means. Only what is documented as "nobody there" counts as unanswered.</summary>
    /// <param name="result">The result; null when this Windows has no such call.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="row">The row as the call left it.</param>
    /// <returns>The answer.</returns>
    internal static NeighbourAnswer Judge(uint? result, TimeSpan took, byte[] row) => result switch
    {
        NoError when IpNetRow.CardOf(row) is { } card => new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = card, Means = Resolve },
        BadNetworkName when took >= ShortestQuestion => new NeighbourAnswer { Outcome = NeighbourOutcome.Unanswered, Means = Resolve },
        null => new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = Resolve + " -" },
        _ => new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = $"{Resolve} {result}" },
    };

    /// <summary>Reads a MIB_IPNET_TABLE2.</summary>
    /// <param name="table">Where it is.</param>
    /// <param name="interfaceIndex">Index of the interface whose neighbours are wanted.</param>
    /// <returns>The neighbours.</returns>
    internal static IReadOnlyList<Neighbour> Read(IntPtr table, int interfaceIndex)
    {
        var neighbours = new List<Neighbour>();
        var count = Math.Min((uint)Marshal.ReadInt32(table), MostRows);
        var row = new byte[IpNetRow.Size];
        for (var i = 0; i < count; i++)
        {
            Marshal.Copy(IntPtr.Add(table, IpNetRow.FirstRow + (i * IpNetRow.Size)), row, 0, row.Length);
            if (IpNetRow.NeighbourOf(row, interfaceIndex) is { } neighbour)
            {
                neighbours.Add(neighbour);
            }
        }

        return neighbours;
    }

    private static IReadOnlyList<Neighbour> Remembered(SegmentInterface segment, ushort family)
    {
        try
        {
            if (NativeMethods.GetIpNetTable2(family, out var table) != NoError)
            {
                return [];
            }

            try
            {
                return Read(table, segment.Index);
            }
            finally
            {
                NativeMethods.FreeMibTable(table);
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return [];
        }
    }

    private static (uint? Result, TimeSpan Took) TryResolve(byte[] row)
    {
        var asked = Stopwatch.StartNew();
        try
        {
            return (NativeMethods.ResolveIpNetEntry2(row, IntPtr.Zero), asked.Elapsed);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return (null, asked.Elapsed);
        }
    }

    private static class NativeMethods
    {
        [DllImport("iphlpapi.dll")]
        public static extern uint ResolveIpNetEntry2([In, Out] byte[] row, IntPtr sourceAddress);

        [DllImport("iphlpapi.dll")]
        public static extern uint GetIpNetTable2(ushort family, out IntPtr table);

        [DllImport("iphlpapi.dll")]
        public static extern void FreeMibTable(IntPtr memory);
    }
}
