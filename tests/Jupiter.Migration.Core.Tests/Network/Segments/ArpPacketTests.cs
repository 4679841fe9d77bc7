using System;
using System.Linq;
using System.Net;
using CsCheck;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

public sealed class ArpPacketTests
{
    private static readonly IPAddress Own = IPAddress.Parse("192.168.1.50");
    private static readonly IPAddress Asked = IPAddress.Parse("192.168.1.10");
    private static readonly HardwareAddress OwnCard = HardwareAddress.Parse("02-00-00-00-00-50")!;
    private static readonly HardwareAddress Card = HardwareAddress.Parse("02-00-00-00-00-10")!;

    // RFC 826: hardware 1, protocol 0x0800, lengths 6 and 4, opcode, sender's card and address, target's card and address.
    private static readonly byte[] Reply =
    [
        0, 1, 8, 0, 6, 4, 0, 2, 2, 0, 0, 0, 0, 0x10, 192, 168, 1, 10, 2, 0, 0, 0, 0, 0x50, 192, 168, 1, 50,
    ];

    [Fact]
    public void A_question_is_the_one_of_the_specification() => Assert.Equal(
        [0, 1, 8, 0, 6, 4, 0, 1, 2, 0, 0, 0, 0, 0x50, 192, 168, 1, 50, 0, 0, 0, 0, 0, 0, 192, 168, 1, 10],
        ArpPacket.Request(OwnCard, Own, Asked));

    [Fact]
    public void An_answer_names_its_card() => Assert.Equal(Card, ArpPacket.CardOf(Reply, Asked));

    [Fact]
    public void A_card_that_pads_its_packets_is_understood() => Assert.Equal(Card, ArpPacket.CardOf([.. Reply, .. new byte[18]], Asked));

    [Fact]
    public void Whoever_asks_for_others_is_there_too()
    {
        byte[] question = [.. Reply];
        question[7] = 1;

        Assert.Equal(Card, ArpPacket.CardOf(question, Asked));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(14)]
    [InlineData(17)]
    public void What_is_of_another_kind_or_of_somebody_else_is_no_answer(int at)
    {
        byte[] changed = [.. Reply];
        changed[at] ^= 0x40;

        Assert.Null(ArpPacket.CardOf(changed, Asked));
    }

    [Fact]
    public void Our_own_question_is_no_answer() => Assert.Null(ArpPacket.CardOf(ArpPacket.Request(OwnCard, Own, Asked), Asked));

    [Fact]
    public void A_packet_that_is_cut_off_is_none() =>
        Assert.All(Enumerable.Range(0, Reply.Length), length => Assert.Null(ArpPacket.CardOf(Reply.AsSpan(0, length), Asked)));

    [Fact]
    public void Whatever_comes_is_an_answer_for_the_asked_address_or_none() => Gen.Byte.Array[0, 64].Sample(
        bytes =>
        {
            // Half of them nearly right: most of what is random is thrown away at the first byte.
            var packet = bytes.Length % 2 == 0 ? bytes : Reply.Take(20).Concat(bytes).ToArray();
            return ArpPacket.CardOf(packet, Asked) is null || packet.AsSpan(14, 4).SequenceEqual(Asked.GetAddressBytes());
        },
        iter: Sweep.Count("ARP packets", 20_000, 1_000_000));
}
