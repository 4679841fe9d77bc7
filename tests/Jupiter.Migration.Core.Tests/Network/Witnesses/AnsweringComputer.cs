using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>
/// A computer JUPITER at the other end of a cable, in a network namespace, with name services that are not ours: Samba's nmbd and Avahi.
/// Needs root, Linux, iproute2 and the service; without them a test is skipped with the reason.
/// </summary>
public sealed class AnsweringComputer : IAsyncLifetime
{
    private static int Made;

    private readonly string _namespace;
    private readonly string _card;
    private readonly string _subnet;
    private readonly TempFolder _folder = new();
    private readonly List<Process> _services = [];
    private string? _missing;

    public AnsweringComputer()
    {
        // Each class of tests has one of its own, beside the others.
        var number = Interlocked.Increment(ref Made);
        _namespace = $"jm-names-{Environment.ProcessId}-{number}";
        _card = $"jn{Environment.ProcessId}-{number}";
        _subnet = $"198.19.{(Environment.ProcessId + (number * 50)) % 250}.";
    }

    public string Address => At(10);

    /// <summary>The interface of this computer.</summary>
    internal SegmentInterface Interface => new()
    {
        Name = _card,
        Index = NetworkInterface.GetAllNetworkInterfaces().Single(card => card.Name == _card).GetIPProperties().GetIPv4Properties().Index,
        Link = SegmentLink.Cable,
        OwnAddress = IPAddress.Parse(_subnet + "1"),
        OwnHardwareAddress = null,
    };

    public async ValueTask InitializeAsync()
    {
        _missing = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "needs Linux and root" : Program("ip") is null ? "needs iproute2" : null;
        if (_missing is not null)
        {
            return;
        }

        string[] steps =
        [
            $"netns add {_namespace}",
            $"link add {_card} type veth peer name eth0 netns {_namespace}",
            $"addr add {_subnet}1/24 dev {_card}",
            $"link set {_card} up",
            $"-n {_namespace} addr add {_subnet}10/24 dev eth0",
            $"-n {_namespace} link set lo up",
            $"-n {_namespace} link set eth0 up",
        ];
        foreach (var step in steps)
        {
            if (_missing is null && await Ip(step) is { Length: > 0 } error)
            {
                _missing = $"the machine does not let them be made: ip {step}: {error}";
            }
        }
    }

    /// <summary>The subnet of the cable.</summary>
    internal Subnet Subnet => Subnet.Parse(_subnet + "0/24");

    /// <summary>An address of the cable.</summary>
    public string At(int number) => _subnet + number.ToString(CultureInfo.InvariantCulture);

    public void Require() => Assert.SkipWhen(_missing is not null, "Network namespaces: " + _missing);

    /// <summary>Gives the computer another address.</summary>
    public Task Appear(int number) => Ip($"-n {_namespace} addr add {At(number)}/24 dev eth0");

    /// <summary>Takes an address from the computer; whoever remembers it still does.</summary>
    public Task Vanish(int number) => Ip($"-n {_namespace} addr del {At(number)}/24 dev eth0");

    /// <summary>The computer says nothing more from an address, as behind a firewall, and still answers for it on the cable.</summary>
    public async Task Hide(int number)
    {
        await Ip($"-n {_namespace} rule add from {At(number)} lookup 99");
        await Ip($"-n {_namespace} route replace blackhole default table 99");
    }

    /// <summary>Starts nmbd, or skips the test.</summary>
    public void StartSamba()
    {
        var program = Require("nmbd");
        var configuration = _folder.At("smb.conf");
        File.WriteAllLines(configuration,
        [
            "[global]",
            "netbios name = JUPITER",
            "workgroup = KASSA",
            "interfaces = eth0",
            "bind interfaces only = yes",
            .. new[] { "lock directory", "state directory", "cache directory", "private dir", "pid directory" }.Select(name => $"{name} = {_folder.Root}"),
            "log file = " + _folder.At("nmbd.log"),
        ]);
        Start($"{program} --foreground --no-process-group --configfile={configuration}");
    }

    /// <summary>Starts Avahi, or skips the test.</summary>
    public void StartAvahi()
    {
        var program = Require("avahi-daemon");
        var configuration = _folder.At("avahi.conf");
        File.WriteAllLines(configuration, ["[server]", "host-name=jupiter", "enable-dbus=no", "allow-interfaces=eth0"]);

        // Its process id is kept at one place, whoever else runs one.
        Start($"unshare --mount sh -c \"mount -t tmpfs none /run && exec {program} -f {configuration} --no-drop-root --no-chroot --no-rlimits\"");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            service.Dispose();
        }

        if (_missing is null)
        {
            await Ip($"link del {_card}");
            await Ip($"netns del {_namespace}");
        }

        _folder.Dispose();
    }

    private static string? Program(string name) =>
        new[] { "/usr/sbin", "/usr/bin", "/sbin", "/bin" }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static async Task<string> Ip(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{process.ExitCode} {error}");
    }

    private string Require(string service)
    {
        Require();
        var program = Program(service);
        Assert.SkipWhen(program is null, service + " is not installed");
        return program!;
    }

    private void Start(string command)
    {
        var service = Process.Start(new ProcessStartInfo("ip", $"netns exec {_namespace} {command}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        service.OutputDataReceived += (_, _) => { };
        service.ErrorDataReceived += (_, _) => { };
        service.BeginOutputReadLine();
        service.BeginErrorReadLine();
        _services.Add(service);
    }
}
