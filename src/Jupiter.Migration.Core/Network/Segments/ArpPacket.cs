using System;
using System.Linq;
using System.Net;

namespace Jupiter.Migration.Network.Segments;

/// <summary>A packet of the Address Resolution Protocol for IPv4 over Ethernet (RFC 826).</summary>
internal static class ArpPacket
{
    private const int Length = 28;
    private const int SenderCard = 8;
    private const int SenderAddress = 14;
    private const int TargetAddress = 24;

    // Hardware type Ethernet, protocol type IPv4, lengths of their addresses.
    private static readonly byte[] EthernetAndIPv4 = [0, 1, 8, 0, 6, 4];

    /// <summary>The question who has an address.</summary>
    /// <param name="ownCard">Card of whoever asks.</param>
    /// <param name="own">Address of whoever asks.</param>
    /// <param name="asked">The address.</param>
    /// <returns>The packet, without the Ethernet header.</returns>
    public static byte[] Request(HardwareAddress ownCard, IPAddress own, IPAddress asked)
    {
        var packet = new byte[Length];
        EthernetAndIPv4.CopyTo(packet, 0);
        packet[7] = 1;
        ownCard.Bytes().CopyTo(packet, SenderCard);
        own.GetAddressBytes().CopyTo(packet, SenderAddress);
        asked.GetAddressBytes().CopyTo(packet, TargetAddress);
        return packet;
    }

    /// <summary>The card that speaks for an address in a packet, be it an answer or a question of its own: whoever asks is there, too.</summary>
    /// <param name="packet">What was received, without the Ethernet header; longer where the card padded it.</param>
    /// <param name="asked">The address.</param>
    /// <returns>The card; null when the packet is of somebody else, or none.</returns>
    public static HardwareAddress? CardOf(ReadOnlySpan<byte> packet, IPAddress asked)
    {
        if (packet.Length < Length || !packet.Slice(0, EthernetAndIPv4.Length).SequenceEqual(EthernetAndIPv4) || packet[6] != 0 || packet[7] is not (1 or 2))
        {
            return null;
        }

        return packet.Slice(SenderAddress, 4).SequenceEqual(asked.GetAddressBytes()) ? HardwareAddress.Of(packet.Slice(SenderCard, 6).ToArray()) : null;
    }
}
