using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>Questions for a name to everybody on the loopback interface, and computers there that answer with what was recorded.</summary>
[Trait("Tier", "Whole")]
public sealed class NameWitnessTests
{
    private const string LlmnrGroup = "224.0.0.252";
    private const string MulticastDnsGroup = "224.0.0.251";
    private const int TypeOffset = 12 + 9;

    private static readonly SegmentInterface Loopback = new()
    {
        Name = "lo", Index = 1, Link = SegmentLink.Cable, OwnAddress = IPAddress.Loopback, OwnHardwareAddress = null,
    };

    [Fact]
    public async Task Llmnr_finds_the_address_that_answers_for_the_first_part_of_the_name()
    {
        await using var server = new UdpResponder("127.75.0.1", question => [Numbered(question, question[TypeOffset + 1] == 1 ? Recorded.Llmnr : Recorded.LlmnrNone)], LlmnrGroup);
        var witness = new LlmnrProbe(server.Port);

        var answer = Assert.Single(await Ask(witness, "JUPITER.venue.lan"));

        Assert.Equal(("198.19.77.10", "127.75.0.1"), (answer.Address.ToString(), answer.Source.ToString()));
        Assert.True(server.Comes(witness.PacketsSent));
        Assert.Equal([1, 28], server.Questions.Select(question => (int)question[TypeOffset + 1]).Distinct());
    }

    [Fact]
    public async Task Multicast_dns_finds_the_addresses_of_both_families()
    {
        await using var server = new UdpResponder("127.75.0.2", question => [Numbered(question, Recorded.MulticastDns), Numbered(question, Recorded.MulticastDnsV6)], MulticastDnsGroup);

        var answers = await Ask(new MulticastDnsProbe(server.Port), "jupiter");

        Assert.Equal(["198.19.77.10", "fe80::546e:85ff:feff:3fef%1"], answers.Select(answer => answer.Address.ToString()));
        Assert.All(server.Questions, question => Assert.Equal("056C6F63616C00", Convert.ToHexString(question[20..27])));
    }

    [Fact]
    public async Task An_answer_without_a_number_is_one_by_multicast_dns_alone()
    {
        await using var dns = new UdpResponder("127.75.0.4", _ => [[0, 0, .. Recorded.MulticastDns[2..]]], MulticastDnsGroup);
        await using var llmnr = new UdpResponder("127.75.0.5", _ => [[0, 0, .. Recorded.Llmnr[2..]]], LlmnrGroup);

        Assert.Single(await Ask(new MulticastDnsProbe(dns.Port), "jupiter"));
        Assert.Empty(await Ask(new LlmnrProbe(llmnr.Port), "jupiter"));
    }

    [Fact]
    public async Task Netbios_finds_the_address_that_answers_to_a_broadcast()
    {
        await using var server = new UdpResponder("127.75.0.3", question => [Numbered(question, Recorded.NetBiosName)]);

        var answers = await Ask(new NetBiosNameProbe(server.Port, IPAddress.Parse("127.75.0.3")), "jupiter");

        Assert.Equal("198.19.77.10 (127.75.0.3)", Assert.Single(answers).ToString());
        Assert.All(server.Questions, question => Assert.Equal("01100001000000000000" + Convert.ToHexString(Recorded.NetBiosName[12..46]) + "00200001", Convert.ToHexString(question[2..])));
    }

    [Fact]
    public async Task Two_computers_with_one_name_are_both_found()
    {
        var third = Recorded.NetBiosName[..^1].Append((byte)99).ToArray();
        await using var both = new UdpResponder("127.75.0.6", question => [Numbered(question, Recorded.NetBiosName), Numbered(question, third)]);

        Assert.Equal(["198.19.77.10", "198.19.77.99"], (await Ask(new NetBiosNameProbe(both.Port, IPAddress.Parse("127.75.0.6")), "jupiter")).Select(answer => answer.Address.ToString()));
    }

    [Fact]
    public async Task An_address_that_is_nobodys_is_that_of_who_told_it()
    {
        var loopback = Recorded.NetBiosName[..^4].Concat(IPAddress.Loopback.GetAddressBytes()).ToArray();
        await using var server = new UdpResponder("127.75.0.7", question => [Numbered(question, loopback)]);

        Assert.Equal("127.75.0.7", Assert.Single(await Ask(new NetBiosNameProbe(server.Port, IPAddress.Parse("127.75.0.7")), "jupiter")).Address.ToString());
    }

    [Fact]
    public async Task This_computers_own_answer_and_answers_to_other_questions_are_not_heard()
    {
        await using var own = new UdpResponder("127.0.0.1", question => [Numbered(question, Recorded.NetBiosName)]);
        await using var guessing = new UdpResponder("127.75.0.8", question => [Recorded.NetBiosName, [], [0x05], new byte[60_000]]);

        Assert.Empty(await Ask(new NetBiosNameProbe(own.Port, IPAddress.Loopback), "jupiter"));
        Assert.Empty(await Ask(new NetBiosNameProbe(guessing.Port, IPAddress.Parse("127.75.0.8")), "jupiter"));
    }

    [Theory]
    [InlineData("192.168.1.10")]
    [InlineData("fe80::1")]
    [InlineData("a-name-that-is-longer-than-any-label-of-the-dns-may-be-because-it-has-64")]
    public async Task Where_there_is_no_name_to_ask_for_nothing_is_sent(string host)
    {
        INameWitness[] witnesses = [new LlmnrProbe(), new MulticastDnsProbe()];
        foreach (var witness in witnesses)
        {
            Assert.Empty(await Ask(witness, host));
            Assert.Equal(0, witness.PacketsSent);
        }
    }

    [Fact]
    public async Task The_deadline_ends_the_listening()
    {
        await using var silent = new UdpResponder("127.75.0.9", _ => []);
        using var end = new CancellationTokenSource(200);
        var watch = Stopwatch.StartNew();

        Assert.Empty(await new NetBiosNameProbe(silent.Port, IPAddress.Parse("127.75.0.9")).AskAsync("jupiter", Loopback, end.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task An_interface_that_is_gone_gives_nothing_and_throws_nothing()
    {
        var gone = new SegmentInterface { Name = "gone", Index = 4242, Link = SegmentLink.Cable, OwnAddress = IPAddress.Parse("192.0.2.1"), OwnHardwareAddress = null };

        Assert.All(await Task.WhenAll(FurtherWitnesses.OfName().Select(witness => witness.AskAsync("jupiter", gone, default))), answers => Assert.Empty(answers));
    }

    private static async Task<IReadOnlyList<NamedAnswer>> Ask(INameWitness witness, string name)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await witness.AskAsync(name, Loopback, end.Token);
    }

    private static byte[] Numbered(byte[] question, byte[] answer) => [.. question[..2], .. answer[2..]];
}
