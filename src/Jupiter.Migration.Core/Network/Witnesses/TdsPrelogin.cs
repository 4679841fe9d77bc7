using System;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// The PRELOGIN exchange of TDS (MS-TDS 2.2.6.5), with which every connection to SQL Server before TDS 8 begins: the client says nothing
/// about who it is, the server tells its version.
/// </summary>
internal sealed class TdsPrelogin(Version version)
{
    /// <summary>No answer to it is longer: the packet size before a login (MS-TDS 2.2.3.1).</summary>
    public const int LongestPacket = 4096;

    /// <summary>Length of a packet's header (MS-TDS 2.2.3.1).</summary>
    public const int HeaderLength = 8;

    private const byte TabularResult = 0x04;
    private const byte VersionOption = 0x00;
    private const byte LastOption = 0xFF;
    private const int OptionLength = 5;
    private const int VersionLength = 6;

    /// <summary>
    /// The question: one packet laid out as the example of MS-TDS 4.1, with that version, encryption "can, need not", no instance, no thread, no
    /// MARS.
    /// </summary>
    public static byte[] Question { get; } =
    [
        0x12, 0x01, 0x00, 0x2F, 0x00, 0x00, 0x01, 0x00,
        0x00, 0x00, 0x1A, 0x00, 0x06, 0x01, 0x00, 0x20, 0x00, 0x01, 0x02, 0x00, 0x21, 0x00, 0x01,
        0x03, 0x00, 0x22, 0x00, 0x04, 0x04, 0x00, 0x26, 0x00, 0x01, 0xFF,
        0x09, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    /// <summary>The server's version.</summary>
    public Version Version { get; } = version;

    /// <summary>How long the packet is that begins so.</summary>
    /// <param name="bytes">What came so far.</param>
    /// <param name="count">How much of it.</param>
    /// <returns>The length with the header; null while that is not told; 0 when it is no answer to a PRELOGIN.</returns>
    public static int? LengthOf(byte[] bytes, int count)
    {
        if (count == 0 || (bytes[0] == TabularResult && count < 4))
        {
            return null;
        }

        var length = bytes[0] == TabularResult ? (bytes[2] << 8) | bytes[3] : 0;
        return length is > HeaderLength and <= LongestPacket ? length : 0;
    }

    /// <summary>Reads a packet.</summary>
    /// <param name="bytes">The packet, hostile until looked at.</param>
    /// <returns>The answer, or null when it is none.</returns>
    public static TdsPrelogin? Read(byte[] bytes)
    {
        if (LengthOf(bytes, bytes.Length) is not { } end || end == 0 || end > bytes.Length)
        {
            return null;
        }

        // Offsets count from behind the header.
        for (var at = HeaderLength; at + OptionLength <= end && bytes[at] != LastOption; at += OptionLength)
        {
            var data = HeaderLength + ((bytes[at + 1] << 8) | bytes[at + 2]);
            var length = (bytes[at + 3] << 8) | bytes[at + 4];
            if (bytes[at] == VersionOption)
            {
                return length == VersionLength && data + length <= end
                    ? new TdsPrelogin(new Version(bytes[data], bytes[data + 1], (bytes[data + 2] << 8) | bytes[data + 3]))
                    : null;
            }
        }

        return null;
    }
}
