using System;
using System.Net;
using System.Net.Sockets;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// MIB_IPNET_ROW2 of netioapi.h, as bytes: a SOCKADDR_INET (28 bytes), the interface's index and LUID, the card's address (32 bytes) and
/// its length, the state, flags, and how long ago it was reached. The LUID makes it start at, and be a multiple of, eight bytes.
/// </summary>
internal static class IpNetRow
{
    /// <summary>Length of a row.</summary>
    public const int Size = 88;

    /// <summary>Where the rows of a MIB_IPNET_TABLE2 begin, behind their number.</summary>
    public const int FirstRow = 8;

    /// <summary>AF_INET of Windows.</summary>
    public const ushort IPv4 = 2;

    /// <summary>AF_INET6 of Windows.</summary>
    public const ushort IPv6 = 23;

    private const int IPv4Address = 4;
    private const int IPv6Address = 8;
    private const int InterfaceIndex = 28;
    private const int Card = 40;
    private const int CardLength = 72;
    private const int State = 76;
    private const int LengthOfCard = 6;

    private const int Permanent = 6;
    private const int Incomplete = 1;

    /// <summary>A row that asks for an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="interfaceIndex">Index of the interface.</param>
    /// <returns>The row.</returns>
    public static byte[] For(IPAddress address, int interfaceIndex)
    {
        var row = new byte[Size];
        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        BitConverter.GetBytes(isIPv4 ? IPv4 : IPv6).CopyTo(row, 0);
        address.GetAddressBytes().CopyTo(row, isIPv4 ? IPv4Address : IPv6Address);
        BitConverter.GetBytes(interfaceIndex).CopyTo(row, InterfaceIndex);
        return row;
    }

    /// <summary>The card of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The card; null where it has none, none of Ethernet, nobody answered, or somebody wrote it down by hand, since then nobody was asked.</returns>
    public static HardwareAddress? CardOf(byte[] row)
    {
        var isAnswer = row.Length >= Size && BitConverter.ToInt32(row, CardLength) == LengthOfCard && BitConverter.ToInt32(row, State) is not (<= Incomplete or Permanent);
        return isAnswer ? HardwareAddress.Of(row.AsSpan(Card, LengthOfCard).ToArray()) : null;
    }

    /// <summary>Reads a row of a table as a neighbour.</summary>
    /// <param name="row">The row.</param>
    /// <param name="interfaceIndex">Index of the interface whose neighbours are wanted.</param>
    /// <returns>The neighbour; null when the row is of another interface, without a card, or was made by hand.</returns>
    public static Neighbour? NeighbourOf(byte[] row, int interfaceIndex) =>
        CardOf(row) is { } card && BitConverter.ToInt32(row, InterfaceIndex) == interfaceIndex && AddressOf(row) is { } address ? new Neighbour(address, card) : null;

    private static IPAddress? AddressOf(byte[] row) => BitConverter.ToUInt16(row, 0) switch
    {
        IPv4 => new IPAddress(row.AsSpan(IPv4Address, 4).ToArray()),
        IPv6 => new IPAddress(row.AsSpan(IPv6Address, 16).ToArray()),
        _ => null,
    };
}
