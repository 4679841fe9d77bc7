using System;
using System.Collections.Concurrent;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Jupiter.Migration.Lab.Machines;
using Microsoft.Win32.SafeHandles;

namespace Jupiter.Migration.Lab.Wires;

/// <summary>
/// A cable between two machines whose packets take as long as one likes: two interfaces of Linux' TUN/TAP, and this program between them.
/// With frames it is a cable, with bare packets a VPN.
/// </summary>
internal sealed partial class LongWay : IDisposable
{
    private const ulong SetInterface = 0x400454CA;
    private const short Tun = 0x0001;
    private const short Tap = 0x0002;
    private const short NoPacketInformation = 0x1000;
    private const int NameLength = 16;
    private const int RequestLength = 40;
    private const int LargestPacket = 65536;
    private const short PollIn = 1;
    private const int LookMilliseconds = 100;

    private readonly SafeFileHandle _left;
    private readonly SafeFileHandle _right;
    private readonly Thread[] _carriers;
    private volatile bool _isCut;

    public LongWay((string Network, string Name) left, (string Network, string Name) right, TimeSpan delay, bool isVpn = false)
    {
        _left = Open(left.Network, left.Name, isVpn);
        _right = Open(right.Network, right.Name, isVpn);
        _carriers = [.. Carry(_left, _right, delay), .. Carry(_right, _left, delay)];
        foreach (var carrier in _carriers)
        {
            carrier.Start();
        }
    }

    public void Dispose()
    {
        _isCut = true;
        foreach (var carrier in _carriers)
        {
            carrier.Join();
        }

        _left.Dispose();
        _right.Dispose();
    }

    private static SafeFileHandle Open(string network, string name, bool isVpn) => NetworkNamespace.Run(network, () =>
    {
        var device = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var request = new byte[RequestLength];
        Encoding.ASCII.GetBytes(name, request);
        BitConverter.TryWriteBytes(request.AsSpan(NameLength), (short)((isVpn ? Tun : Tap) | NoPacketInformation));
        return IoControl(device, SetInterface, request) == 0
            ? device
            : throw new IOException($"TUNSETIFF {name}: {Marshal.GetLastPInvokeErrorMessage()}");
    });

    // One takes packets in as they come, the other hands them out when their time has come, in order.
    private Thread[] Carry(SafeFileHandle from, SafeFileHandle to, TimeSpan delay)
    {
        var way = new BlockingCollection<(byte[] Packet, long Due)>();
        return
        [
            new Thread(() =>
            {
                var buffer = new byte[LargestPacket];
                while (!_isCut)
                {
                    var wanted = new Wanted { Descriptor = (int)from.DangerousGetHandle(), Events = PollIn };
                    if (Poll(ref wanted, 1, LookMilliseconds) > 0 && Take(from, buffer) is { } packet)
                    {
                        way.Add((packet, Environment.TickCount64 + (long)delay.TotalMilliseconds));
                    }
                }

                way.CompleteAdding();
            }) { IsBackground = true },
            new Thread(() =>
            {
                foreach (var (packet, due) in way.GetConsumingEnumerable())
                {
                    while (!_isCut && due - Environment.TickCount64 is > 0 and var early)
                    {
                        Thread.Sleep((int)Math.Min(early, LookMilliseconds));
                    }

                    _ = Write(to, packet, (nuint)packet.Length);
                }
            }) { IsBackground = true },
        ];
    }

    // An interface that is down gives and takes nothing.
    private static byte[]? Take(SafeFileHandle from, byte[] buffer) =>
        Read(from, buffer, (nuint)buffer.Length) is > 0 and var length ? buffer.AsSpan(0, (int)length).ToArray() : null;

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int IoControl(SafeHandle device, ulong request, [In] byte[] argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeHandle device, [Out] byte[] buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeHandle device, byte[] buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Wanted wanted, ulong count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Wanted
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
