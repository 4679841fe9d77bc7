using System;
using System.Net;

namespace Jupiter.Migration.Network.Segments;

/// <summary>Question and answer of IPv6 neighbour discovery (RFC 4861, 4.3 and 4.4), as ICMPv6 messages; the kernel adds the checksum.</summary>
internal static class NeighbourAdvertisement
{
    /// <summary>The hop limit without which no question and no answer counts (RFC 4861, 7.1).</summary>
    public const int HopLimit = 255;

    private const byte Solicitation = 135;
    private const byte Advertisement = 136;
    private const byte SourceCard = 1;
    private const byte TargetCard = 2;
    private const int FixedLength = 24;
    private const int CardOption = 8;

    /// <summary>The multicast address that the owner of an address listens to (RFC 4291, 2.7.1).</summary>
    /// <param name="asked">The address.</param>
    /// <param name="index">Index of the interface.</param>
    /// <returns>The solicited-node address.</returns>
    public static IPAddress GroupOf(IPAddress asked, int index)
    {
        var bytes = asked.GetAddressBytes();
        return new IPAddress([0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, bytes[13], bytes[14], bytes[15]], index);
    }

    /// <summary>The question who has an address.</summary>
    /// <param name="ownCard">Card of whoever asks.</param>
    /// <param name="asked">The address.</param>
    /// <returns>The message.</returns>
    public static byte[] Request(HardwareAddress ownCard, IPAddress asked)
    {
        var message = new byte[FixedLength + CardOption];
        message[0] = Solicitation;
        asked.GetAddressBytes().CopyTo(message, 8);
        message[FixedLength] = SourceCard;
        message[FixedLength + 1] = 1;
        ownCard.Bytes().CopyTo(message, FixedLength + 2);
        return message;
    }

    /// <summary>The card that an answer gives for an address.</summary>
    /// <param name="message">What was received.</param>
    /// <param name="asked">The address.</param>
    /// <returns>The card; null when the message answers something else, or nothing.</returns>
    public static HardwareAddress? CardOf(ReadOnlySpan<byte> message, IPAddress asked)
    {
        if (message.Length < FixedLength || message[0] != Advertisement || message[1] != 0 || !message.Slice(8, 16).SequenceEqual(asked.GetAddressBytes()))
        {
            return null;
        }

        for (var options = message.Slice(FixedLength); options.Length >= CardOption;)
        {
            // Lengths count in eights; one of none would go on for ever (RFC 4861, 4.6).
            var length = 8 * options[1];
            if (length == 0 || length > options.Length)
            {
                return null;
            }

            if (options[0] == TargetCard && length == CardOption)
            {
                return HardwareAddress.Of(options.Slice(2, 6).ToArray());
            }

            options = options.Slice(length);
        }

        return null;
    }
}
