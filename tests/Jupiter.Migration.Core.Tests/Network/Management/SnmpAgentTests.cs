using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Formats.Asn1;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Core.Tests.Network.Witnesses;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Management;

/// <summary>What an agent may do instead of answering, and what becomes of it: an error with a text, at once, and never the community in it.</summary>
public sealed class SnmpAgentTests
{
    private const string Loopback = "127.0.0.1";
    private const string Canary = "kanarek-7f3a";

    private static readonly ObjectName Root = ObjectName.Of("1.3.6.1.2.1.17");
    private static readonly ObjectName UpTime = ObjectName.Of("1.3.6.1.2.1.1.3.0");

    [Fact]
    public async Task Values_come_in_the_order_of_the_names()
    {
        await using var agent = Answering(question => Reply(question, 0, (UpTime, 42)));

        Assert.Equal(42, Assert.Single(await Agent(agent.Port).GetAsync([UpTime], TestContext.Current.CancellationToken)).Number);
    }

    [Fact]
    public async Task A_table_is_read_to_its_end_over_many_questions()
    {
        await using var agent = Answering(question =>
        {
            var last = NameOf(question);
            var next = last.IsBelow(Root) ? last.Parts[^1] + 1 : 1;
            return Reply(question, 0, [.. Enumerable.Range((int)next, 7).Select(i => i <= 100 ? (Root.With((uint)i), i) : (ObjectName.Of("1.3.6.1.2.1.18"), i))]);
        });

        var rows = await Agent(agent.Port).WalkAsync(Root, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long?)i), rows.Select(row => row.Value.Number));
        Assert.Equal(15, agent.DifferentQuestions);
    }

    [Theory]
    [InlineData("names that go round in circles")]
    [InlineData("another number")]
    [InlineData("noise")]
    [InlineData("nothing in it")]
    [InlineData("another name")]
    public async Task What_is_no_answer_ends_it_at_once(string kind)
    {
        await using var agent = Answering(question => kind switch
        {
            "names that go round in circles" => Reply(question, 0, (Root.With(5), 1), (Root.With(5), 1)),
            "another number" => Reply(question, 0, numberOff: 1, (Root.With(5), 1)),
            "noise" => [0x30, 0x03, 0x02, 0x01],
            "nothing in it" => Reply(question, 0),
            _ => Reply(question, 0, (Root.With(9), 1)),
        });

        var asking = kind == "another name"
            ? (Task)Agent(agent.Port).GetAsync([UpTime], TestContext.Current.CancellationToken)
            : Agent(agent.Port).WalkAsync(Root, TestContext.Current.CancellationToken);

        Assert.Equal(SR.SnmpStrange.With(Loopback, agent.Port), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => asking)).Message);
        Assert.Equal(1, agent.DifferentQuestions);
    }

    [Fact]
    public async Task An_agent_that_has_more_and_more_is_left()
    {
        await using var agent = Answering(question =>
        {
            var last = NameOf(question);
            var next = last.IsBelow(Root) ? last.Parts[^1] + 1 : 1;
            return Reply(question, 0, [.. Enumerable.Range((int)next, 900).Select(i => (Root.With((uint)i), i))]);
        });

        Assert.Equal(SR.SnmpTooMuch.With(Loopback, 20_000), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => Agent(agent.Port).WalkAsync(Root, TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task An_agent_that_refuses_says_by_which_number()
    {
        await using var agent = Answering(question => Reply(question, 16));

        Assert.Equal(SR.SnmpError.With(Loopback, 16), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => Agent(agent.Port).GetAsync([UpTime], TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task A_closed_port_is_told_at_once()
    {
        var port = Closed();

        Assert.Equal(SR.SnmpRefused.With(Loopback, port), (await Assert.ThrowsAsync<NoDeviceAnswerException>(() => Agent(port).GetAsync([UpTime], TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task Silence_ends_with_the_deadline()
    {
        await using var agent = new UdpResponder(Loopback, _ => []);
        using var soon = new CancellationTokenSource(300);
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Agent(agent.Port).GetAsync([UpTime], soon.Token));

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task An_answer_from_another_address_is_not_heard()
    {
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        using var ear = new UdpClient(new IPEndPoint(IPAddress.Parse(Loopback), 0));
        using var soon = new CancellationTokenSource(600);
        var asking = Agent(((IPEndPoint)ear.Client.LocalEndPoint!).Port).GetAsync([UpTime], soon.Token);

        var question = await ear.ReceiveAsync(TestContext.Current.CancellationToken);
        await stranger.SendAsync(Reply(question.Buffer, 0, (UpTime, 666)), question.RemoteEndPoint, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData("no-such-switch.invalid")]
    [InlineData("the switch in the cellar")]
    [InlineData("0.0.0.0")]
    public async Task A_name_that_leads_nowhere_is_no_answer_and_shows_no_community(string name)
    {
        var error = await Assert.ThrowsAsync<NoDeviceAnswerException>(() => new SnmpAgent(name, 161, Canary).GetAsync([UpTime], TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
    }

    private static SnmpAgent Agent(int port) => new(Loopback, port, Canary);

    private static UdpResponder Answering(Func<byte[], byte[]> answer) => new(Loopback, question => [answer(question)]);

    private static int Closed()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Parse(Loopback), 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private static byte[] Reply(byte[] question, int error, params (ObjectName Name, int Value)[] rows) => Reply(question, error, 0, rows);

    // The library that the code under test reads with writes here; that it reads what net-snmp writes is tested elsewhere.
    private static byte[] Reply(byte[] question, int error, int numberOff, params (ObjectName Name, int Value)[] rows)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString("any"u8);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
            {
                writer.WriteInteger(Parts(question).Number + numberOff);
                writer.WriteInteger(error);
                writer.WriteInteger(0);
                using (writer.PushSequence())
                {
                    foreach (var (name, value) in rows)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteObjectIdentifier(name.ToString());
                            writer.WriteInteger(value);
                        }
                    }
                }
            }
        }

        return writer.Encode();
    }

    private static ObjectName NameOf(byte[] question) => Parts(question).Name;

    private static (int Number, ObjectName Name) Parts(byte[] question)
    {
        var message = new AsnReader(question, AsnEncodingRules.DER).ReadSequence();
        message.ReadInteger();
        Assert.Equal(Canary, System.Text.Encoding.UTF8.GetString(message.ReadOctetString()));
        var pdu = message.ReadSequence(message.PeekTag());
        Assert.True(pdu.TryReadInt32(out var number));
        pdu.ReadInteger();
        pdu.ReadInteger();
        return (number, ObjectName.Of(pdu.ReadSequence().ReadSequence().ReadObjectIdentifier()));
    }
}
