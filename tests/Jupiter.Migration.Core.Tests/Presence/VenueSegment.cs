using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>
/// A venue's network: a switch and a server in network namespaces of their own, this computer plugged into the switch. Needs root, Linux
/// and iproute2; without them the tests are skipped with the reason.
/// </summary>
public sealed class VenueSegment : IAsyncLifetime
{
    private readonly string _switch = "jm-switch-" + Environment.ProcessId;
    private readonly string _server = "jm-server-" + Environment.ProcessId;
    private readonly string _router = "jm-router-" + Environment.ProcessId;
    private readonly string _subnet = $"198.18.{Environment.ProcessId % 250}.";
    private string? _missing;
    private bool _isBegun;

    /// <summary>The interface of this computer.</summary>
    public string Interface { get; } = "jm" + Environment.ProcessId;

    public string Server => _subnet + "10";

    /// <summary>The server over IPv6.</summary>
    public string Server6 => Prefix6 + "10";

    public string Nobody6 => Prefix6 + "99";

    public string Router => _subnet + "254";

    /// <summary>An address that no machine of the segment has.</summary>
    public string Nobody => _subnet + "99";

    public async ValueTask InitializeAsync()
    {
        _missing = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "needs Linux and root"
            : !File.Exists("/usr/sbin/ip") && !File.Exists("/sbin/ip") ? "needs iproute2"
            : await TryBuild();
    }

    public void Require() => Assert.SkipWhen(_missing is not null, "Network namespaces: " + _missing);

    /// <summary>Pulls the server's cable out of the switch.</summary>
    public Task Unplug() => Ip($"-n {_switch} link set port1 down");

    public async Task PlugIn()
    {
        await Ip($"-n {_switch} link set port1 up");
        await Forget();
    }

    /// <summary>The server drops whatever it would say to this computer, as behind a firewall, and still answers on its segment.</summary>
    public async Task Silence()
    {
        await Ip($"-n {_server} route replace blackhole {_subnet}1/32");
        await Forget();
    }

    public Task Unsilence() => Ip($"-n {_server} route flush {_subnet}1/32");

    /// <summary>This computer forgets who answered.</summary>
    public Task Forget() => Ip($"neigh flush dev {Interface}");

    public async ValueTask DisposeAsync()
    {
        if (_isBegun)
        {
            await TryIp($"link del {Interface}");
            await TryIp($"netns del {_server}");
            await TryIp($"netns del {_router}");
            await TryIp($"netns del {_switch}");
        }
    }

    private async Task<string?> TryBuild()
    {
        _isBegun = true;
        try
        {
            await Ip($"netns add {_switch}");
            await Ip($"netns add {_server}");
            await Ip($"netns add {_router}");
            await Ip($"-n {_switch} link add br0 type bridge");
            await Ip($"-n {_switch} link set br0 up");
            await Ip($"link add {Interface} type veth peer name uplink netns {_switch}");
            await Ip($"-n {_switch} link set uplink master br0 up");
            await Ip($"addr add {_subnet}1/24 dev {Interface}");
            await Ip($"link set {Interface} up");
            await Ip($"-n {_server} link add eth0 type veth peer name port1 netns {_switch}");
            await Ip($"-n {_switch} link set port1 master br0 up");
            await Ip($"-n {_server} addr add {_subnet}10/24 dev eth0");
            await Ip($"-n {_server} link set eth0 up");
            await Ip($"-n {_switch} link add router type veth peer name eth0 netns {_router}");
            await Ip($"-n {_switch} link set router master br0 up");
            await Ip($"-n {_router} addr add {_subnet}254/24 dev eth0");
            await Ip($"-n {_router} link set eth0 up");
            await Ip($"addr add {Prefix6}1/64 dev {Interface} nodad");
            await Ip($"-n {_server} addr add {Prefix6}10/64 dev eth0 nodad");
            for (var i = 0; i < 50 && OwnSegments.Find(IPAddress.Parse(Server)) is null; i++)
            {
                await Task.Delay(100);
            }

            return null;
        }
        catch (InvalidOperationException e)
        {
            return "the machine does not let them be made: " + e.Message;
        }
    }

    private static string Prefix6 => $"fd00:{Environment.ProcessId & 0xFFFF:x}::";

    private static async Task TryIp(string arguments)
    {
        try
        {
            await Ip(arguments);
        }
        catch (InvalidOperationException)
        {
            // It was never made.
        }
    }

    private static async Task Ip(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"ip {arguments}: {process.ExitCode} {error}"));
        }
    }
}
