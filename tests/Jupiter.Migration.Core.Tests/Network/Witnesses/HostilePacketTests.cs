using System;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>
/// Whatever bytes come, each parser gives a result or null, throws nothing, and keeps no more than it was sent. The inputs: noise, and
/// recorded packets that were cut, lengthened, changed in a few bytes and spliced.
/// </summary>
public sealed class HostilePacketTests
{
    private const int LargestDatagram = 65535;
    private const int Sample = 3000;
    private const int Full = 1_000_000;

    private static readonly WireName Jupiter = WireName.Of("jupiter")!;

    // Bytes at which parsers decide: lengths, pointers, marks, signs.
    private static readonly byte[] Telling = [0x00, 0x01, 0x0C, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFF, (byte)';'];

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> Changed =
        from packet in Gen.Int[0, Recorded.All.Length - 1].Select(i => Recorded.All[i])
        from other in Gen.Int[0, Recorded.All.Length - 1].Select(i => Recorded.All[i])
        from cut in Gen.Int[0, 400]
        from splice in Gen.Int[0, 400]
        from tail in Gen.Byte.Array[0, 12]
        from changes in Gen.Select(Gen.Int[0, 400], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(i => Telling[i]))).Array[0, 6]
        select Damaged([.. packet.Take(cut), .. other.Skip(splice), .. tail], changes);

    private static readonly Gen<byte[]> Hostile = Gen.Frequency((1, Noise), (4, Changed));

    [Fact]
    public void Answers_of_sql_server_browser() => Try("hostile answers of SQL Server Browser", bytes =>
        SqlBrowserReply.Read(bytes) is not { } reply
        || (reply.Instances.Count is > 0 and <= 64 && reply.Instances.All(each => IsPrintable(each.Server) && IsPrintable(each.Name) && IsPrintable(each.Version) && each.TcpPort is null or (> 0 and <= LargestDatagram))));

    [Fact]
    public void Answers_to_a_prelogin() => Try("hostile answers to a PRELOGIN", bytes =>
        TdsPrelogin.Read(bytes) is not { } answer || answer.Version is { Major: <= 255, Minor: <= 255, Build: <= 65535 });

    [Fact]
    public void Answers_with_the_names_of_a_computer() => Try("hostile node status responses", bytes =>
        NetBiosStatus.Read(bytes) is not { } status || (status.Entries.Count * 18 < bytes.Length && status.Entries.All(each => IsPrintable(each.Name) && each.Name.Length <= 15)));

    [Fact]
    public void Answers_to_a_broadcast_for_a_name() => Try("hostile NetBIOS name query responses", bytes =>
        NetBiosAddresses.Read(bytes, 0xB554, NetBiosName.OfComputer("jupiter")!) is not { } found || found.Count * 6 <= bytes.Length);

    [Fact]
    public void Answers_to_a_multicast_for_a_name() => Try("hostile LLMNR and multicast DNS responses", bytes =>
        (DnsAddressRecords.Read(bytes, 0x1772, Jupiter) is not { } found || found.Count * 4 <= bytes.Length)
        && (NameMessage.Read(bytes) is not { } message || (message.Records.Count <= 64 && message.Records.Sum(record => record.Data.Length) <= bytes.Length)));

    /// <summary>The datagrams that take the longest: each is read in a moment.</summary>
    [Fact]
    public void The_largest_datagrams_are_read_and_bounded()
    {
        var semicolons = Enumerable.Repeat((byte)';', LargestDatagram - 28 - 3);
        var pairs = Enumerable.Range(0, 32_000).SelectMany(i => new[] { (byte)('a' + (i % 26)), (byte)';' });
        Assert.Null(SqlBrowserReply.Read([0x05, 0xE0, 0xFF, .. semicolons]));
        Assert.Null(SqlBrowserReply.Read([0x05, 0x00, 0xFA, .. pairs]));

        // Each name goes through all pointers before it, two bytes a step.
        var pointers = Enumerable.Range(0, 8000).SelectMany(i => i == 0 ? new byte[] { 0, 0 } : [(byte)(0xC0 | ((12 + ((i - 1) * 2)) >> 8)), (byte)(12 + ((i - 1) * 2))]);
        byte[] chain = [.. new byte[12], .. pointers];
        var (root, at) = (0, chain.Length - 2);
        Assert.Equal(WireName.Read([0], ref root), WireName.Read(chain, ref at));

        byte[] question = NetBiosName.OfComputer("jupiter")!.Bytes;
        byte[] addresses = [0xB5, 0x54, 0x85, 0, 0, 0, 0, 1, 0, 0, 0, 0, .. question, 0, 0x20, 0, 1, 0, 0, 0, 0, 0xFE, 0x00, .. new byte[0xFE00]];
        Assert.Equal(0xFE00 / 6, NetBiosAddresses.Read(addresses, 0xB554, NetBiosName.OfComputer("jupiter")!)!.Count);
    }

    private static void Try(string name, Func<byte[], bool> isSound) => Hostile.Sample(isSound, iter: Sweep.Count(name, Sample, Full));

    private static bool IsPrintable(string text) => text.Length <= 129 && !text.Any(char.IsControl);

    private static byte[] Damaged(byte[] bytes, (int At, byte Value)[] changes)
    {
        foreach (var (at, value) in changes.Where(change => change.At < bytes.Length))
        {
            bytes[at] = value;
        }

        return bytes;
    }
}
