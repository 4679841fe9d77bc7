using System;

namespace Jupiter.Migration.Network;

/// <summary>
/// The first exchange of SMB 2 (MS-SMB2 2.2.3, 2.2.4), over TCP without NetBIOS (2.1): the client says nothing about who it is, the server tells
/// its clock. The dialects are those without contexts, which every Windows since Vista has one of.
/// </summary>
internal static class SmbNegotiation
{
    /// <summary>The port of SMB over TCP.</summary>
    public const int Port = 445;

    /// <summary>How much of an answer is read: the length in front, the header, and the fields up to the clock.</summary>
    public const int AnswerLength = LengthLength + TimeAt + 8;

    private const int LengthLength = 4;
    private const int HeaderLength = 64;
    private const int TimeAt = HeaderLength + 40;
    private const int AnswerStructure = 65;
    private const byte IsAnswer = 0x01;

    // The calendar of .NET ends with the year 9999; a clock that is not set begins with 1601.
    private static readonly long LastFileTime = DateTime.MaxValue.ToFileTimeUtc();

    /// <summary>The question.</summary>
    public static byte[] Question { get; } =
    [
        0x00, 0x00, 0x00, 0x6C,
        0xFE, 0x53, 0x4D, 0x42, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // structure of 64 bytes
        0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // NEGOTIATE, one credit
        .. new byte[HeaderLength - 24],
        0x24, 0x00, 0x04, 0x00, 0x01, 0x00, 0x00, 0x00, // structure of 36 bytes, four dialects, signing enabled
        .. new byte[28],
        0x02, 0x02, 0x10, 0x02, 0x00, 0x03, 0x02, 0x03, // 2.0.2, 2.1, 3.0, 3.0.2
    ];

    /// <summary>Reads the clock.</summary>
    /// <param name="bytes">The beginning of an answer, hostile until looked at.</param>
    /// <returns>The time, UTC; null when it is no answer that tells one.</returns>
    public static DateTimeOffset? ClockOf(byte[] bytes)
    {
        if (bytes.Length < AnswerLength || bytes[0] != 0)
        {
            return null;
        }

        var isAnswer = Number(bytes, 0, 4) == 0x424D53FE && Number(bytes, 8, 4) == 0 && Number(bytes, 12, 2) == 0
            && (bytes[LengthLength + 16] & IsAnswer) != 0 && Number(bytes, HeaderLength, 2) == AnswerStructure;
        var time = Number(bytes, TimeAt, 8);
        return isAnswer && time > 0 && time < LastFileTime ? new DateTimeOffset(DateTime.FromFileTimeUtc(time)) : null;
    }

    private static long Number(byte[] bytes, int at, int length)
    {
        long number = 0;
        for (var i = length - 1; i >= 0; i--)
        {
            number = (number << 8) | bytes[LengthLength + at + i];
        }

        return number;
    }
}
