using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence.Devices;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>
/// A managed switch: a bridge in a network namespace with Debian's snmpd beside it, this computer at its uplink, a server and a second
/// machine at ports of their own. IF-MIB is net-snmp's; BRIDGE-MIB is read off the kernel by a script and encoded by snmpd. Needs root,
/// Linux, iproute2, Perl and snmpd; without them the tests are skipped with the reason.
/// </summary>
public sealed class ManagedSwitch : IAsyncLifetime
{
    public const string Community = "kanarek-9c41";

    private static int Made;

    private readonly string _switch;
    private readonly string _server;
    private readonly string _till;
    private readonly string _card;
    private readonly string _subnet;
    private readonly TempFolder _folder = new();
    private Process? _agent;
    private string? _missing;

    public ManagedSwitch()
    {
        // Each class of tests has one of its own, beside the others.
        var number = Interlocked.Increment(ref Made);
        var name = $"{Environment.ProcessId}-{number}";
        (_switch, _server, _till, _card) = ("jm-managed-" + name, "jm-mserver-" + name, "jm-mtill-" + name, "jmm" + name);
        _subnet = $"100.66.{(Environment.ProcessId + (number * 50)) % 250}.";
    }

    public string Address => _subnet + "2";

    public string Server => _subnet + "10";

    public string Till => _subnet + "31";

    public string ServerCard => "02-00-00-00-66-10";

    public static string TillCard => "02-00-00-00-66-31";

    public string BridgeCard { get; } = "02-00-00-00-66-01";

    internal SnmpAgent Agent => new(Address, SnmpAgent.UsualPort, Community);

    public async ValueTask InitializeAsync()
    {
        _missing = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "needs Linux and root"
            : new[] { "ip", "snmpd", "perl" }.FirstOrDefault(name => Program(name) is null) is { } program ? "needs " + program
            : null;
        if (_missing is not null)
        {
            return;
        }

        string[] steps =
        [
            $"netns add {_switch}", $"netns add {_server}", $"netns add {_till}",
            $"-n {_switch} link set lo up",
            $"-n {_switch} link add br0 address {Colons(BridgeCard)} type bridge",
            $"-n {_switch} link set br0 up",
            $"-n {_switch} addr add {_subnet}2/24 dev br0",
            $"link add {_card} type veth peer name uplink netns {_switch}",
            $"-n {_switch} link set uplink master br0 up",
            $"addr add {_subnet}1/24 dev {_card}",
            $"link set {_card} up",
            $"-n {_server} link add eth0 address {Colons(ServerCard)} type veth peer name port1 netns {_switch}",
            $"-n {_till} link add eth0 address {Colons(TillCard)} type veth peer name port2 netns {_switch}",
            $"-n {_switch} link set port1 master br0 up",
            $"-n {_switch} link set port2 master br0 up",
            $"-n {_server} addr add {_subnet}10/24 dev eth0",
            $"-n {_till} addr add {_subnet}31/24 dev eth0",
            $"-n {_server} link set eth0 up",
            $"-n {_till} link set eth0 up",
        ];
        foreach (var step in steps)
        {
            if (_missing is null && await Run("ip", step) is { Ok: false } failed)
            {
                _missing = $"the machine does not let them be made: ip {step}: {failed.Text}";
            }
        }

        if (_missing is null)
        {
            Start("");
        }
    }

    public void Require() => Assert.SkipWhen(_missing is not null, "A managed switch: " + _missing);

    /// <summary>Switches the agent off and on again, so that its time begins anew; with <c>vlan</c> it tells Q-BRIDGE-MIB.</summary>
    public async Task Restart(string kind = "")
    {
        await Stop();
        Start(kind);
    }

    public async Task Stop()
    {
        if (_agent is { } agent)
        {
            agent.Kill(entireProcessTree: true);
            await agent.WaitForExitAsync();
            agent.Dispose();
            _agent = null;
        }
    }

    /// <summary>Server and second machine are plugged in, and have sent something.</summary>
    public async Task Ready(string kind = "")
    {
        Require();
        await Open(1);
        await Open(2);
        await PlugIn();
        await Restart(kind);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await ServerSpeaks();
            await TillSpeaks();
            try
            {
                await new NetworkSwitch(Address, Agent, TimeProvider.System).FindAsync(HardwareAddress.Parse(ServerCard)!, default);
                return;
            }
            catch (NoDeviceAnswerException) when (watch.Elapsed < TimeSpan.FromSeconds(25))
            {
                await Task.Delay(200);
            }
        }
    }

    public Task Unplug() => Ip($"-n {_server} link set eth0 down");

    public Task PlugIn() => Ip($"-n {_server} link set eth0 up");

    public Task Shut(int port = 1) => Ip($"-n {_switch} link set port{port} down");

    public Task Open(int port = 1) => Ip($"-n {_switch} link set port{port} up");

    /// <summary>The bridge becomes another one.</summary>
    public async Task Rename(string card)
    {
        await Ip($"-n {_switch} link set br0 address {Colons(card)}");
        await Ip("neigh flush dev " + _card);
    }

    /// <summary>The server's card turns up at the second port.</summary>
    public Task MoveServer() => Ip($"-n {_till} link set eth0 address {Colons(ServerCard)}");

    public Task MoveBack() => Ip($"-n {_till} link set eth0 address {Colons(TillCard)}");

    /// <summary>A second machine behind the server's port, as behind an unmanaged switch.</summary>
    public Task AddBehindServer() => Ip($"-n {_server} link add link eth0 name behind address 02:00:00:00:66:77 type macvlan mode bridge");

    public Task RemoveBehindServer() => Ip($"-n {_server} link del behind");

    public Task ServerSpeaks() => Speak(_server, "eth0");

    public Task TillSpeaks() => Speak(_till, "eth0");

    public Task SpeaksBehindServer() => Speak(_server, "behind");

    /// <summary>What net-snmp's own programs read of the switch.</summary>
    public async Task<string[]> Snmp(string program, params string[] names)
    {
        Assert.SkipWhen(Program(program) is null, program + " is not installed");
        var (ok, text) = await Run(program, $"-v2c -c {Community} -On -Oe -Ot -Ox {Address} {string.Join(" ", names)}");
        Assert.True(ok, text);

        // On a machine where nobody asked before, it first tells of the folder that it makes for itself.
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("Created directory: ", StringComparison.Ordinal)).ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        foreach (var name in new[] { _server, _till, _switch })
        {
            await Run("ip", "netns del " + name);
        }

        await Run("ip", "link del " + _card);
        _folder.Dispose();
    }

    private static string Colons(string card) => card.Replace('-', ':');

    private static string? Program(string name) =>
        new[] { "/usr/sbin", "/usr/bin", "/sbin", "/bin" }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    // A question for an address that nobody has: a broadcast, from the card that is named.
    private async Task Speak(string machine, string card)
    {
        await Ip($"-n {machine} link set {card} up");
        await Ip($"-n {machine} neigh flush all");
        await Ip($"-n {machine} route replace {_subnet}99/32 dev {card}");
        var (ok, text) = await Run("ip", $"netns exec {machine} bash -c \"echo > /dev/udp/{_subnet}99/9\"");
        Assert.True(ok, text);
    }

    private void Start(string kind)
    {
        var configuration = _folder.At("snmpd.conf");
        var script = Path.Combine(AppContext.BaseDirectory, "Presence", "Devices", "bridge-mib.pl");
        File.WriteAllLines(configuration,
        [
            $"agentaddress udp:{Address}:161",
            "rocommunity " + Community,
            $"pass_persist .1.3.6.1.2.1.17 {Program("perl")} {script} br0 {kind}",
        ]);
        var start = new ProcessStartInfo("ip", $"netns exec {_switch} {Program("snmpd")} -f -Le -C -c {configuration} -p {_folder.At("pid")}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MIBS"] = "";
        start.Environment["SNMP_PERSISTENT_DIR"] = _folder.Root;
        _agent = Process.Start(start)!;
        _agent.OutputDataReceived += (_, _) => { };
        _agent.ErrorDataReceived += (_, _) => { };
        _agent.BeginOutputReadLine();
        _agent.BeginErrorReadLine();
    }

    private static async Task Ip(string arguments)
    {
        var (ok, text) = await Run("ip", arguments);
        Assert.True(ok, string.Create(CultureInfo.InvariantCulture, $"ip {arguments}: {text}"));
    }

    private static async Task<(bool Ok, string Text)> Run(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MIBS"] = "";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, output + await error);
    }
}
