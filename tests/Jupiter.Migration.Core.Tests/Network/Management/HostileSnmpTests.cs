using System;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Management;

/// <summary>
/// Whatever an agent sends, it is read or it is nothing: no exception, and no more than came. The inputs: noise, and recorded answers
/// that were cut, lengthened, changed in a few bytes and spliced.
/// </summary>
public sealed class HostileSnmpTests
{
    private const int LargestDatagram = 65535;
    private const int Sample = 3000;
    private const int Full = 1_000_000;

    // Tags and lengths of BER, and the signs at which its readers decide.
    private static readonly byte[] Telling = [0x00, 0x01, 0x02, 0x04, 0x05, 0x06, 0x24, 0x30, 0x40, 0x43, 0x46, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xA2, 0xFF];

    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    private static readonly Gen<byte[]> Changed =
        from packet in Gen.Int[0, RecordedSnmp.All.Length - 1].Select(i => RecordedSnmp.All[i])
        from other in Gen.Int[0, RecordedSnmp.All.Length - 1].Select(i => RecordedSnmp.All[i])
        from cut in Gen.Int[0, 250]
        from splice in Gen.Int[0, 250]
        from tail in Gen.Byte.Array[0, 12]
        from changes in Gen.Select(Gen.Int[0, 250], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(i => Telling[i]))).Array[0, 6]
        select Damaged([.. packet.Take(cut), .. other.Skip(splice), .. tail], changes);

    // Whole but for a few bytes, so that the readers of the values are reached and not the outermost only.
    private static readonly Gen<byte[]> Touched =
        from packet in Gen.Int[0, RecordedSnmp.All.Length - 1].Select(i => RecordedSnmp.All[i])
        from changes in Gen.Select(Gen.Int[20, 250], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(i => Telling[i]))).Array[1, 3]
        select Damaged([.. packet], changes);

    private static readonly Gen<byte[]> Hostile = Gen.Frequency((1, Noise), (2, Changed), (3, Touched));

    [Fact]
    public void Answers_of_an_agent() => Hostile.Sample(
        bytes => IsSound(bytes, RecordedSnmp.NumberOfGet) && IsSound(bytes, RecordedSnmp.NumberOfBulk),
        iter: Sweep.Count("hostile answers of SNMP", Sample, Full));

    /// <summary>The datagrams that take the longest: each is read in a moment, and what no agent has any use for is refused.</summary>
    [Fact]
    public void The_largest_datagrams_are_read_and_bounded()
    {
        // A name of one number that never ends, and one of more numbers than a name may have.
        Assert.Null(SnmpReply.Read(Answer([0x30, 0x82, 0xF0, 0x08, 0x06, 0x82, 0xF0, 0x02, 0x2B, .. Enumerable.Repeat((byte)0xFF, 0xF000), 0x01, 0x05, 0x00]), 7));
        Assert.Null(SnmpReply.Read(Answer([0x30, 0x82, 0x00, 0x88, 0x06, 0x81, 0x83, .. Enumerable.Repeat((byte)0x2B, 0x83), 0x05, 0x00]), 7));

        // A number of sixty thousand octets.
        var number = SnmpReply.Read(Answer([0x30, 0x82, 0xF0, 0x09, 0x06, 0x03, 0x2B, 0x06, 0x01, 0x02, 0x82, 0xF0, 0x00, .. Enumerable.Repeat((byte)0x55, 0xF000)]), 7);
        Assert.Null(Assert.Single(number!.Bindings).Value.Number);

        // More rows than were asked for.
        Assert.Null(SnmpReply.Read(Answer([.. Enumerable.Repeat<byte[]>([0x30, 0x07, 0x06, 0x03, 0x2B, 0x06, 0x01, 0x05, 0x00], 7000).SelectMany(row => row)]), 7));

        // Boxes within boxes, none of which ends.
        Assert.Null(SnmpReply.Read([.. Enumerable.Repeat<byte[]>([0x30, 0x80], 30_000).SelectMany(box => box)], 7));
        Assert.Null(SnmpReply.Read(Answer([.. Enumerable.Repeat<byte[]>([0x24, 0x80], 30_000).SelectMany(box => box)]), 7));
    }

    private static byte[] Answer(byte[] rows) => Box(0x30, [0x02, 0x01, 0x01, 0x04, 0x00, .. Box(0xA2, [0x02, 0x01, 0x07, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00, .. Box(0x30, rows)])]);

    private static byte[] Box(byte tag, byte[] content) => [tag, 0x83, 0x00, (byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static bool IsSound(byte[] bytes, int number) =>
        SnmpReply.Read(bytes, number) is not { } reply
        || (reply.Bindings.Count * 4 <= bytes.Length && reply.Bindings.Count <= 1024
            && reply.Bindings.Sum(binding => binding.Value.Octets?.Length ?? 0) <= bytes.Length && reply.Bindings.All(binding => binding.Name.Parts.Count is >= 2 and <= 128));

    private static byte[] Damaged(byte[] bytes, (int At, byte Value)[] changes)
    {
        foreach (var (at, value) in changes.Where(change => change.At < bytes.Length))
        {
            bytes[at] = value;
        }

        return bytes.Length <= LargestDatagram ? bytes : bytes[..LargestDatagram];
    }
}
