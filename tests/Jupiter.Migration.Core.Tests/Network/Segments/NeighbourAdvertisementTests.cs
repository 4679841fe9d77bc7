using System;
using System.Linq;
using System.Net;
using CsCheck;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

public sealed class NeighbourAdvertisementTests
{
    private static readonly IPAddress Asked = IPAddress.Parse("fe80::1122:3344:5566:7788");
    private static readonly HardwareAddress OwnCard = HardwareAddress.Parse("02-00-00-00-00-50")!;
    private static readonly HardwareAddress Card = HardwareAddress.Parse("02-00-00-00-00-10")!;

    // RFC 4861, 4.4: type 136, code 0, checksum, flags, target, then the option of the target's card.
    private static readonly byte[] Reply =
    [
        136, 0, 0x12, 0x34, 0x60, 0, 0, 0, 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 2, 1, 2, 0, 0, 0, 0, 0x10,
    ];

    [Fact]
    public void A_question_is_the_one_of_the_specification() => Assert.Equal(
        [135, 0, 0, 0, 0, 0, 0, 0, 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 1, 1, 2, 0, 0, 0, 0, 0x50],
        NeighbourAdvertisement.Request(OwnCard, Asked));

    [Fact]
    public void It_goes_to_those_whose_address_ends_like_that() =>
        Assert.Equal(IPAddress.Parse("ff02::1:ff66:7788%7"), NeighbourAdvertisement.GroupOf(Asked, 7));

    [Fact]
    public void An_answer_names_its_card() => Assert.Equal(Card, NeighbourAdvertisement.CardOf(Reply, Asked));

    [Fact]
    public void Other_options_are_passed_over() =>
        Assert.Equal(Card, NeighbourAdvertisement.CardOf([.. Reply.Take(24), 14, 2, .. new byte[14], .. Reply.Skip(24)], Asked));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(23)]
    [InlineData(24)]
    public void What_is_of_another_kind_or_of_somebody_else_is_no_answer(int at)
    {
        byte[] changed = [.. Reply];
        changed[at] ^= 0x40;

        Assert.Null(NeighbourAdvertisement.CardOf(changed, Asked));
    }

    [Fact]
    public void An_option_of_no_length_does_not_hang() => Assert.Null(NeighbourAdvertisement.CardOf([.. Reply.Take(24), 14, 0, .. new byte[30]], Asked));

    [Fact]
    public void Whatever_comes_is_an_answer_or_none() => Gen.Byte.Array[0, 96].Sample(
        bytes =>
        {
            NeighbourAdvertisement.CardOf(bytes, Asked);
            NeighbourAdvertisement.CardOf([.. Reply.Take(24), .. bytes], Asked);
        },
        iter: Sweep.Count("neighbour advertisements", 20_000, 1_000_000));
}
