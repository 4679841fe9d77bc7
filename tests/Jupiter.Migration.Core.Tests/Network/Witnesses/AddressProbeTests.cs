using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>Probes of one address, and computers that answer with what was recorded.</summary>
public sealed class AddressProbeTests
{
    private const string Server = "127.74.0.1";
    private static readonly IPAddress Address = IPAddress.Parse(Server);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Sql_server_browser_is_asked_for_all_instances_and_names_them()
    {
        await using var browser = new UdpResponder(Server, _ => [Recorded.Browser]);

        var answer = await Ask(new SqlBrowserProbe(browser.Port));

        Assert.Equal(ProbeOutcome.Replied, answer.Outcome);
        Assert.Contains("ILSUNG1\\MSSQLSERVER 9.00.1399.06 tcp 1433", answer.Detail, StringComparison.Ordinal);
        Assert.True(browser.Comes(answer.PacketsSent));
        Assert.All(browser.Questions, question => Assert.Equal([0x03], question));
    }

    [Fact]
    public async Task A_computer_tells_its_names_and_not_those_of_its_services()
    {
        await using var computer = new UdpResponder(Server, _ => [Recorded.NodeStatus]);

        var answer = await Ask(new NetBiosStatusProbe(computer.Port));

        Assert.Equal((ProbeOutcome.Replied, SR.NetBiosReplied.With("JUPITER, KASSA")), (answer.Outcome, answer.Detail));
        Assert.Equal("0000000100000000000020434B" + string.Concat(Enumerable.Repeat("41", 30)) + "0000210001", Convert.ToHexString(computer.Questions[0][2..]));
    }

    [Fact]
    public async Task A_datagram_that_can_not_be_read_is_a_sign_of_life_all_the_same()
    {
        await using var stranger = new UdpResponder(Server, _ => [[1, 2, 3]]);

        var answer = await Ask(new SqlBrowserProbe(stranger.Port));

        Assert.Equal((ProbeOutcome.Replied, SR.DatagramStrange.With(stranger.Port)), (answer.Outcome, answer.Detail));
    }

    [Fact]
    public async Task A_question_that_gets_lost_is_asked_again()
    {
        var asked = 0;
        await using var browser = new UdpResponder(Server, _ => ++asked < 3 ? [] : [Recorded.Browser]);

        var answer = await Ask(new SqlBrowserProbe(browser.Port));

        Assert.Equal(ProbeOutcome.Replied, answer.Outcome);
        Assert.InRange(answer.PacketsSent, 3, 5);
    }

    [Fact]
    public async Task A_closed_port_refuses()
    {
        int port;
        using (var nobody = new UdpClient(new IPEndPoint(Address, 0)))
        {
            port = ((IPEndPoint)nobody.Client.LocalEndPoint!).Port;
        }

        Assert.Equal(ProbeOutcome.Refused, (await Ask(new NetBiosStatusProbe(port))).Outcome);
    }

    [Fact]
    public async Task Whoever_keeps_silent_is_waited_for_until_the_deadline_and_no_longer()
    {
        await using var silent = new UdpResponder(Server, _ => []);
        var watch = Stopwatch.StartNew();

        var answer = await Ask(new SqlBrowserProbe(silent.Port), TimeSpan.FromMilliseconds(400));

        Assert.Equal(ProbeOutcome.Silent, answer.Outcome);
        Assert.True(watch.Elapsed < Long);
    }

    [Fact]
    public async Task Somebody_else_who_answers_is_not_heard()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows which port the probe has.");
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Parse("127.74.0.2"), 0));
        await using var server = new UdpResponder(Server, _ => []);
        var asking = Ask(new SqlBrowserProbe(server.Port), TimeSpan.FromMilliseconds(500));

        // The socket of the probe is the only one that is connected to the server.
        var probe = PortConnectedTo(server.Port);
        await stranger.SendAsync(Recorded.Browser, new IPEndPoint(IPAddress.Loopback, probe), TestContext.Current.CancellationToken);

        Assert.Equal(ProbeOutcome.Silent, (await asking).Outcome);
    }

    [Fact]
    public async Task By_ipv6_there_is_no_netbios() => Assert.Equal(
        ProbeOutcome.NotPossible, (await new NetBiosStatusProbe().AskAsync(IPAddress.IPv6Loopback, default)).Outcome);

    [Fact]
    public async Task A_sql_server_says_its_version_whatever_pieces_it_comes_in()
    {
        using var listener = new TcpListener(Address, 0);
        listener.Start();
        var serving = Serve(listener, async stream =>
        {
            await stream.ReadExactlyAsync(new byte[TdsPrelogin.Question.Length]);
            foreach (var part in Recorded.Prelogin2012)
            {
                await stream.WriteAsync(new[] { part });
            }

            // It hangs up before anything of a login is sent.
            Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        });

        var answer = await Ask(new TdsPreloginProbe(PortOf(listener)));

        Assert.Equal(("TcpConnect", ProbeOutcome.Accepted), (new TdsPreloginProbe(1433).Name, answer.Outcome));
        Assert.Equal(SR.PreloginAnswered.With(PortOf(listener), "11.0.3000"), answer.Detail);
        await serving;
    }

    [Fact]
    public async Task A_server_that_speaks_tls_first_has_accepted_too()
    {
        using var listener = new TcpListener(Address, 0);
        listener.Start();
        var serving = Serve(listener, async stream => await stream.WriteAsync(Convert.FromHexString("15030100020228")));

        var answer = await Ask(new TdsPreloginProbe(PortOf(listener)));

        Assert.Equal((ProbeOutcome.Accepted, SR.PreloginStrange.With(PortOf(listener))), (answer.Outcome, answer.Detail));
        await serving;
    }

    [Fact]
    public async Task Whoever_accepts_and_says_nothing_has_accepted_and_is_not_waited_for()
    {
        using var listener = new Listener(Server);
        var watch = Stopwatch.StartNew();

        var answer = await Ask(new TdsPreloginProbe(listener.Port));

        Assert.Equal((ProbeOutcome.Accepted, SR.TcpAccepted.With(listener.Port)), (answer.Outcome, answer.Detail));
        Assert.True(watch.Elapsed < Long);
    }

    [Fact]
    public async Task A_closed_port_is_refused_as_ever() =>
        Assert.Equal(ProbeOutcome.Refused, (await Ask(new TdsPreloginProbe(Listener.ClosedPort()))).Outcome);

    [Fact]
    public async Task The_port_of_a_printer_is_never_connected_to()
    {
        using var printer = new Listener(Server, 9100);

        Assert.Equal(ProbeOutcome.NotPossible, (await Ask(new TdsPreloginProbe(9100))).Outcome);
        Assert.False(printer.WasAsked);
    }

    private static async Task<ProbeAnswer> Ask(INetworkProbe probe, TimeSpan? deadline = null)
    {
        using var end = new CancellationTokenSource(deadline ?? Long);
        return await probe.AskAsync(Address, end.Token);
    }

    private static async Task Serve(TcpListener listener, Func<NetworkStream, Task> work)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await work(client.GetStream());
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static int PortConnectedTo(int port) => File.ReadLines("/proc/net/udp").Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => fields[2].EndsWith(port.ToString("X4", CultureInfo.InvariantCulture), StringComparison.Ordinal))
        .Select(fields => Convert.ToInt32(fields[1].Split(':')[1], 16)).Single();
}
