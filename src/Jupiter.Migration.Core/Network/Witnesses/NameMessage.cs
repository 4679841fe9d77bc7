using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// A message of the DNS (RFC 1035 4.1), whose layout LLMNR (RFC 4795 2.1), multicast DNS (RFC 6762 18) and NetBIOS (RFC 1002 4.2.1) share.
/// </summary>
/// <param name="Id">The number that an answer repeats of its question.</param>
/// <param name="IsAnswer">Whether it answers a query, without an error.</param>
/// <param name="Records">The records of all its sections.</param>
internal sealed record NameMessage(int Id, bool IsAnswer, IReadOnlyList<NameRecord> Records)
{
    /// <summary>The class of the internet (RFC 1035 3.2.4).</summary>
    public const int Internet = 1;

    private const int HeaderLength = 12;
    private const int FieldsOfRecord = 10;
    private const int MostEntries = 64;

    // Of the flags: an answer, to a query, without an error.
    private const int VerdictBits = 0xF80F;
    private const int GoodAnswer = 0x8000;
    private const int ClassBits = 0x7FFF;

    /// <summary>Makes a message with one question.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="name">The name that is asked for.</param>
    /// <param name="type">The type of record that is asked for.</param>
    /// <param name="class">The class, with its bits.</param>
    /// <returns>The bytes to send.</returns>
    public static byte[] Question(int id, int flags, WireName name, int type, int @class) =>
        [.. Pair(id), .. Pair(flags), 0, 1, 0, 0, 0, 0, 0, 0, .. name.Bytes, .. Pair(type), .. Pair(@class)];

    /// <summary>Reads a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <returns>The message, or null when it is none, is cut, or has more entries than any answer to one question.</returns>
    public static NameMessage? Read(byte[] bytes)
    {
        if (bytes.Length < HeaderLength)
        {
            return null;
        }

        var questions = Pair(bytes, 4);
        var count = Pair(bytes, 6) + Pair(bytes, 8) + Pair(bytes, 10);
        if (questions + count > MostEntries)
        {
            return null;
        }

        var at = HeaderLength;
        for (var i = 0; i < questions; i++)
        {
            if (WireName.Read(bytes, ref at) is null || (at += 4) > bytes.Length)
            {
                return null;
            }
        }

        var records = new List<NameRecord>(count);
        while (records.Count < count)
        {
            if (ReadRecord(bytes, ref at) is not { } record)
            {
                return null;
            }

            records.Add(record);
        }

        return new NameMessage(Pair(bytes, 0), (Pair(bytes, 2) & VerdictBits) == GoodAnswer, records);
    }

    /// <summary>What a datagram tells of a name, when it answers the question for it.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <param name="id">The number of the question.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <returns>The records of the name, or null when the datagram does not answer the question.</returns>
    public static IEnumerable<NameRecord>? AnswersTo(byte[] bytes, int id, WireName name) =>
        Read(bytes) is { IsAnswer: true } message && message.Id == id
            ? message.Records.Where(record => record.Class == Internet && record.Name.Equals(name))
            : null;

    private static NameRecord? ReadRecord(byte[] bytes, ref int at)
    {
        if (WireName.Read(bytes, ref at) is not { } name || at + FieldsOfRecord > bytes.Length)
        {
            return null;
        }

        var from = at + FieldsOfRecord;
        var data = new byte[Pair(bytes, at + 8)];
        if (from + data.Length > bytes.Length)
        {
            return null;
        }

        Array.Copy(bytes, from, data, 0, data.Length);
        var record = new NameRecord(name, Pair(bytes, at), Pair(bytes, at + 2) & ClassBits, data);
        at = from + data.Length;
        return record;
    }

    private static int Pair(byte[] bytes, int at) => (bytes[at] << 8) | bytes[at + 1];

    private static byte[] Pair(int value) => [(byte)(value >> 8), (byte)value];
}
