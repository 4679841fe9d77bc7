using System;
using System.Collections.Generic;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// The segments of a Windows computer, through iphlpapi, from Windows Vista on, without an administrator. ResolveIpNetEntry2 is documented
/// to throw away what is remembered of the address and to ask anew, by ARP or by neighbour solicitation.
/// </summary>
internal sealed class WindowsNeighbourhood : INeighbourhood
{
    private const string Resolve = "ResolveIpNetEntry2";
    private const uint NoError = 0;

    // "The network with the neighbor IP address is unreachable": nobody answered.
    private const uint BadNetworkName = 67;
    private const ushort AnyFamily = 0;
    private const int MostRows = 1 << 16;

    /// <inheritdoc/>
    public SegmentInterface? Find(IPAddress address) => OwnSegments.Find(address);

    /// <inheritdoc/>
    public async Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline)
    {
        var row = IpNetRow.For(address, segment.Index);

        // The call can't be stopped and takes a few seconds at most, so that whoever has no time leaves it alone.
        var call = Task.Factory.StartNew(() => TryResolve(row), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(call, Task.Delay(Timeout.Infinite, deadline)).ConfigureAwait(false);
        return call.IsCompleted ? Judge(await call.ConfigureAwait(false), row) : new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = Resolve };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment)
    {
        try
        {
            return NativeMethods.GetIpNetTable2(AnyFamily, out var table) == NoError ? Read(table, segment.Index) : [];
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return [];
        }
    }

    /// <summary>What the result of ResolveIpNetEntry2 means. Only what is documented as "nobody there" counts as unanswered.</summary>
    /// <param name="result">The result; null when this Windows has no such call.</param>
    /// <param name="row">The row as the call left it.</param>
    /// <returns>The answer.</returns>
    internal static NeighbourAnswer Judge(uint? result, byte[] row) => result switch
    {
        NoError when IpNetRow.CardOf(row) is { } card => new NeighbourAnswer { Outcome = NeighbourOutcome.Answered, HardwareAddress = card, Means = Resolve },
        BadNetworkName => new NeighbourAnswer { Outcome = NeighbourOutcome.Unanswered, Means = Resolve },
        null => new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = Resolve + " -" },
        _ => new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = $"{Resolve} {result}" },
    };

    private static uint? TryResolve(byte[] row)
    {
        try
        {
            return NativeMethods.ResolveIpNetEntry2(row, IntPtr.Zero);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static List<Neighbour> Read(IntPtr table, int interfaceIndex)
    {
        try
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
        finally
        {
            NativeMethods.FreeMibTable(table);
        }
    }

    private static class NativeMethods
    {
        [DllImport("iphlpapi.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint ResolveIpNetEntry2([In, Out] byte[] row, IntPtr sourceAddress);

        [DllImport("iphlpapi.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern uint GetIpNetTable2(ushort family, out IntPtr table);

        [DllImport("iphlpapi.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern void FreeMibTable(IntPtr memory);
    }
}
