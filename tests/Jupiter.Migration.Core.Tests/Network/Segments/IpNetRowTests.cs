using System;
using System.Net;
using System.Runtime.InteropServices;
using CsCheck;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

/// <summary>Rows of Windows' table of neighbours, held against the structures of netioapi.h, ws2ipdef.h and nldef.h as they are documented.</summary>
public sealed class IpNetRowTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.168.1.10");

    [Fact]
    public void The_layout_is_the_one_of_the_documented_structure()
    {
        Assert.Equal(IpNetRow.Size, Marshal.SizeOf<MibIpNetRow2>());
        Assert.Equal(IpNetRow.FirstRow, (int)Marshal.OffsetOf<MibIpNetTable2>(nameof(MibIpNetTable2.Table)));

        var row = ToRow(IpNetRow.For(Address, 7));

        Assert.Equal((2, 0x0A01A8C0u, 7u), (row.Family, row.FlowInfoOrIPv4, row.InterfaceIndex));
    }

    [Theory]
    [InlineData("192.168.1.10", 5)]
    [InlineData("192.168.1.10", 4)]
    [InlineData("fe80::1122", 2)]
    public void A_row_that_Windows_fills_is_a_neighbour(string address, int state)
    {
        var neighbour = IpNetRow.NeighbourOf(Filled(IPAddress.Parse(address), state), 7)!;

        Assert.Equal(IPAddress.Parse(address), neighbour.Address);
        Assert.Equal(HardwareAddress.Parse("02-00-00-00-00-10"), neighbour.HardwareAddress);
    }

    // The offsets of netioapi.h's MIB_IPNET_ROW2 as the Windows SDK lays it out for 32 and 64 bits alike.
    [Theory]
    [InlineData(nameof(MibIpNetRow2.Family), 0)]
    [InlineData(nameof(MibIpNetRow2.FlowInfoOrIPv4), 4)]
    [InlineData(nameof(MibIpNetRow2.IPv6), 8)]
    [InlineData(nameof(MibIpNetRow2.InterfaceIndex), 28)]
    [InlineData(nameof(MibIpNetRow2.InterfaceLuid), 32)]
    [InlineData(nameof(MibIpNetRow2.PhysicalAddress), 40)]
    [InlineData(nameof(MibIpNetRow2.PhysicalAddressLength), 72)]
    [InlineData(nameof(MibIpNetRow2.State), 76)]
    [InlineData(nameof(MibIpNetRow2.Flags), 80)]
    [InlineData(nameof(MibIpNetRow2.ReachabilityTime), 84)]
    public void Each_member_stands_where_the_header_puts_it(string member, int offset) => Assert.Equal(offset, (int)Marshal.OffsetOf<MibIpNetRow2>(member));

    // NL_NEIGHBOR_STATE: 0 unreachable, 1 incomplete, 6 permanent.
    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    [InlineData(6, 7)]
    [InlineData(5, 8)]
    public void Nobody_who_did_not_answer_nobody_made_by_hand_and_nobody_elsewhere_is_one(int state, int index) =>
        Assert.Null(IpNetRow.NeighbourOf(Filled(Address, state), index));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(-1)]
    public void A_card_of_another_length_is_none(int length)
    {
        var row = ToRow(Filled(Address, 5));
        row.PhysicalAddressLength = unchecked((uint)length);

        Assert.Null(IpNetRow.CardOf(ToBytes(row)));
    }

    [Fact]
    public void Whatever_a_row_holds_is_a_neighbour_or_none() => Gen.Byte.Array[0, 120].Sample(
        bytes =>
        {
            IpNetRow.CardOf(bytes);
            IpNetRow.NeighbourOf(bytes.Length >= IpNetRow.Size ? bytes : new byte[IpNetRow.Size], 7);
        },
        iter: Sweep.Count("rows of neighbours", 20_000, 1_000_000));

    private static byte[] Filled(IPAddress address, int state)
    {
        var row = ToRow(IpNetRow.For(address, 7));
        row.PhysicalAddress = new byte[32];
        byte[] card = [2, 0, 0, 0, 0, 0x10];
        card.CopyTo(row.PhysicalAddress, 0);
        row.PhysicalAddressLength = 6;
        row.State = state;
        return ToBytes(row);
    }

    private static MibIpNetRow2 ToRow(byte[] bytes)
    {
        var pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        return Free(pin, Marshal.PtrToStructure<MibIpNetRow2>(pin.AddrOfPinnedObject()));
    }

    private static byte[] ToBytes(MibIpNetRow2 row)
    {
        var bytes = new byte[Marshal.SizeOf<MibIpNetRow2>()];
        var pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        Marshal.StructureToPtr(row, pin.AddrOfPinnedObject(), false);
        return Free(pin, bytes);
    }

    private static T Free<T>(GCHandle pin, T value)
    {
        pin.Free();
        return value;
    }

    // SOCKADDR_INET is a union of SOCKADDR_IN (16 bytes) and SOCKADDR_IN6 (28 bytes), so that it has the fields of the latter.
    [StructLayout(LayoutKind.Sequential)]
    private struct MibIpNetRow2
    {
        public ushort Family;
        public ushort Port;
        public uint FlowInfoOrIPv4;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 16)]
        public byte[] IPv6;
        public uint ScopeId;
        public uint InterfaceIndex;
        public ulong InterfaceLuid;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 32)]
        public byte[] PhysicalAddress;
        public uint PhysicalAddressLength;
        public int State;
        public byte Flags;
        public uint ReachabilityTime;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MibIpNetTable2
    {
        public uint NumEntries;
        public MibIpNetRow2 Table;
    }
}
