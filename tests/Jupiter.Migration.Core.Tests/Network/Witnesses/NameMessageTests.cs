using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

public sealed class NameMessageTests
{
    private static readonly WireName Jupiter = WireName.Of("JUPITER")!;
    private static readonly WireName JupiterLocal = WireName.Of("JUPITER", "local")!;

    [Fact]
    public void Recorded_answers_give_the_addresses_of_the_name()
    {
        Assert.Equal(["198.19.77.10"], Texts(DnsAddressRecords.Read(Recorded.Llmnr, 0x1772, Jupiter)));
        Assert.Empty(DnsAddressRecords.Read(Recorded.LlmnrNone, 0x1772, Jupiter)!);
        Assert.Equal(["198.19.77.10"], Texts(DnsAddressRecords.Read(Recorded.MulticastDns, 0xC0BB, JupiterLocal)));
        Assert.Equal(["fe80::546e:85ff:feff:3fef"], Texts(DnsAddressRecords.Read(Recorded.MulticastDnsV6, 0xC0BB, JupiterLocal)));
        Assert.Equal(["198.19.77.10"], Texts(NetBiosAddresses.Read(Recorded.NetBiosName, 0xB554, NetBiosName.OfComputer("jupiter")!)));
    }

    [Fact]
    public void Answers_to_other_questions_and_about_other_names_give_none()
    {
        Assert.Null(DnsAddressRecords.Read(Recorded.Llmnr, 0x1773, Jupiter));
        Assert.Null(NetBiosAddresses.Read(Recorded.NetBiosName, 0xB555, NetBiosName.OfComputer("jupiter")!));
        Assert.Empty(DnsAddressRecords.Read(Recorded.Llmnr, 0x1772, WireName.Of("JUPITER2")!)!);
        Assert.Empty(NetBiosAddresses.Read(Recorded.NetBiosName, 0xB554, NetBiosName.OfComputer("jupiter2")!)!);
    }

    [Fact]
    public void A_question_is_laid_out_as_those_that_were_answered()
    {
        // The question comes back in the answer, as it was sent.
        Assert.Equal(Recorded.Llmnr[12..25], NameMessage.Question(0x1772, 0, WireName.Of("jupiter")!, 1, 1)[12..]);
        Assert.Equal(Recorded.MulticastDns[12..31], NameMessage.Question(0xC0BB, 0, WireName.Of("jupiter", "local")!, 1, 0x8001)[12..]);
        Assert.Equal("123400000001000000000000", Convert.ToHexString(NameMessage.Question(0x1234, 0, Jupiter, 1, 1)[..12]));
    }

    [Fact]
    public void A_part_of_a_message_is_none() => Assert.All(
        Recorded.All[3..].SelectMany(message => Enumerable.Range(0, message.Length).Select(length => message[..length])),
        part => Assert.Null(NameMessage.Read(part)));

    [Theory]
    [InlineData("C00C")] // itself
    [InlineData("01" + "61" + "C00C")] // round and round
    [InlineData("C00E" + "C00C")] // forward
    [InlineData("4061")] // a label of a kind that there is not
    [InlineData("0161")] // no end
    [InlineData("C0")]
    public void A_name_that_never_ends_is_none(string hex)
    {
        var at = 12;
        Assert.Null(WireName.Read([.. new byte[12], .. Convert.FromHexString(hex)], ref at));
    }

    [Fact]
    public void A_name_of_255_bytes_is_one_and_a_longer_is_none()
    {
        string[] labels = [new('a', 63), new('b', 63), new('c', 63), new('d', 61)];
        var longest = WireName.Of(labels)!;
        var at = 0;

        Assert.Equal(255, longest.Bytes.Length);
        Assert.Equal(longest, WireName.Read(longest.Bytes, ref at));
        Assert.Equal(255, at);
        at = 0;
        Assert.Null(WireName.Read([64 - 1, .. Encoding.ASCII.GetBytes(new string('x', 63)), .. longest.Bytes], ref at));
        Assert.Null(WireName.Of([.. labels, "e"]));
        Assert.Null(WireName.Of(new string('a', 64)));
        Assert.Null(WireName.Of(""));
    }

    [Fact]
    public void Names_are_equal_in_either_case_of_latin_letters_only()
    {
        Assert.Equal(WireName.Of("Jupiter", "LOCAL"), JupiterLocal);
        Assert.Equal(WireName.Of("Jupiter", "LOCAL")!.GetHashCode(), JupiterLocal.GetHashCode());
        Assert.NotEqual(WireName.Of("jupiter.local"), JupiterLocal);
        Assert.NotEqual(WireName.Of("ЮПИТЕР"), WireName.Of("юпитер"));
    }

    [Fact]
    public void More_entries_than_an_answer_has_are_refused_before_they_are_read()
    {
        var many = (byte[])Recorded.Llmnr.Clone();
        (many[6], many[7]) = (0xFF, 0xFF);

        Assert.Null(NameMessage.Read(many));
    }

    private static IEnumerable<string> Texts(IReadOnlyList<IPAddress>? addresses) => addresses!.Select(address => address.ToString());
}
