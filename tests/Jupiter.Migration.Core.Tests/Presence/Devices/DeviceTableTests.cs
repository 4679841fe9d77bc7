using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Presence.SingleServer;
using Jupiter.Migration.Rehearsals;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Devices;

/// <summary>
/// What becomes of the interlock's verdict by what the venue's devices say, for the way forward and the way back, with the code of the tag
/// and without. The network is that of a laptop behind a router, where silence proves nothing. Written beside the tests as <c>device-table.txt</c>.
/// </summary>
public sealed class DeviceTableTests
{
    private const string Host = "HV01";
    private static readonly IPAddress Asked = IPAddress.Parse("192.168.1.10");
    private static readonly IPAddress Running = IPAddress.Parse("192.168.1.20");
    private static readonly HardwareAddress Card = SimulatedSwitch.Card("00-10");

    // Each: what the devices say, whether a probe sees the server, and the verdicts without and with the code.
    private static readonly (string Name, Action<World> Set, string Without, string With)[] Situations =
    [
        ("no devices", world => world.Devices.Clear(), "PresenceUnknown", "AbsenceOnlyAttested"),
        ("its port is shut", world => world.Cut(admin: 2), "Isolated", "Isolated"),
        ("no link for longer than a start", world => { world.Cut(admin: 1); world.Wait(SilenceFloor.Unmeasured); }, "Isolated", "Isolated"),
        ("no link for a minute", world => { world.Cut(admin: 1); world.Wait(TimeSpan.FromMinutes(1)); }, "PresenceUnknown", "AbsenceOnlyAttested"),
        ("link, and its address forgotten", world => world.Switch.Forget(Card), "PresenceUnknown", "AbsenceOnlyAttested"),
        ("its address learned", _ => { }, "BothServersPresent", "BothServersPresent"),
        ("its port shut, its address learned at another one", world => { world.Cut(admin: 2); world.Switch.Known.Add((Card, 3, 3)); }, "BothServersPresent", "BothServersPresent"),
        ("the switch is silent", world => world.Switch.Silence = "silent", "PresenceUnknown", "AbsenceOnlyAttested"),
        ("nobody noted its port", world => { world.Cut(admin: 2); world.Places.Clear(); }, "PresenceUnknown", "AbsenceOnlyAttested"),
        ("turned off", world => { world.Switch.Forget(Card); world.Power = 3; }, "Off", "Off"),
        ("turned off and its port shut", world => { world.Cut(admin: 2); world.Power = 3; }, "Off", "Off"),
        ("turned off, its address learned", world => world.Power = 3, "BothServersPresent", "BothServersPresent"),
        ("running, its port shut", world => { world.Cut(admin: 2); world.Power = 2; }, "BothServersPresent", "BothServersPresent"),
        ("saved", world => { world.Switch.Forget(Card); world.Power = 6; }, "PresenceUnknown", "AbsenceOnlyAttested"),
        ("its port shut, a probe answered", world => { world.Cut(admin: 2); world.Answers = true; }, "BothServersPresent", "BothServersPresent"),
        ("turned off, a probe answered", world => { world.Power = 3; world.Answers = true; }, "BothServersPresent", "BothServersPresent"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Devices_decide_what_silence_can_not_and_who_says_on_outweighs_them(bool isWayBack)
    {
        var table = new List<string>();
        foreach (var (name, set, without, with) in Situations)
        {
            var (first, second) = (await Verdict(set, isWayBack, hasCode: false), await Verdict(set, isWayBack, hasCode: true));
            table.Add($"{name,-54} {first,-22} {second}");

            Assert.Equal((name, without, with), (name, first, second));
        }

        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, $"device-table{(isWayBack ? "-back" : "")}.txt"), table, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_evidence_names_the_device_and_what_it_said()
    {
        var world = await World.Make();
        world.Cut(admin: 2);
        var presence = await Ask(world, hasCode: false);

        var signal = Assert.Single(presence.Signals, signal => signal.Name == "NetworkSwitch");
        Assert.Equal((SimulatedSwitch.Address, PresenceState.Absent), (signal.Address, signal.Finding));
        Assert.Contains("Gi2", presence.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(presence.Signals, signal => signal.Name == "TagCode");
    }

    [Fact]
    public async Task A_server_that_a_probe_saw_or_that_has_a_loopback_address_is_not_asked_of_devices()
    {
        var world = await World.Make();
        var asked = world.Asks;
        await Ask(world, hasCode: true, PresenceState.Present);
        await Ask(world, hasCode: true, PresenceState.Unknown, "Loopback");

        Assert.Equal(asked, world.Asks);
    }

    [Fact]
    public async Task Cancellation_is_no_answer_of_a_device()
    {
        var world = await World.Make();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DeviceInquiry(world.Devices).AskAsync(world.Server(false), Seen(PresenceState.Unknown), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DeviceInquiry(world.Devices).FindAsync(Card, stop.Token));
    }

    private static async Task<string> Verdict(Action<World> set, bool isWayBack, bool hasCode)
    {
        var world = await World.Make();
        set(world);
        var network = new SimulatedSegment(new SimulatedClock()) { IsInSubnet = _ => false };
        var rule = new SingleServerRule(
            new PresenceObserver(new AddressBook(new RehearsalRegister()), world, [world]),
            new AbsenceInquiry(new SilenceObserver(network, new SimulatedClock()), new NameInquiry(network, []), world.Devices),
            new SilentObserver());
        var (gone, other) = (world.Server(hasCode), new AskedServer { Host = NetworkHost.Parse(Running.ToString()) });
        var request = new SingleServerRequest { OldServer = isWayBack ? other : gone, NewServer = isWayBack ? gone : other, Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            var pair = await Task.Run(() => isWayBack ? rule.AssertNewIsOff(request, default) : rule.AssertReplaced(request, default));
            return (isWayBack ? pair.NewServer : pair.OldServer).Absence.ToString()!;
        }
        catch (MigrationException e)
        {
            return e.ErrorId;
        }
    }

    private static Task<ServerPresence> Ask(World world, bool hasCode, PresenceState seen = PresenceState.Unknown, string? signal = null)
    {
        var network = new SimulatedSegment(new SimulatedClock()) { IsInSubnet = _ => false };
        return new AbsenceInquiry(new SilenceObserver(network, new SimulatedClock()), new NameInquiry(network, []), world.Devices).AskAsync(
            world.Server(hasCode),
            new HostAddresses(NetworkHost.Parse(Asked.ToString()), ResolutionOutcome.Given, "", Asked),
            Seen(seen, signal),
            [Running],
            otherIsOn: true,
            _ => { },
            TestContext.Current.CancellationToken);
    }

    private static ServerPresence Seen(PresenceState state, string? signal = null) => new()
    {
        Host = Asked.ToString(), Addresses = [Asked.ToString()], State = state,
        Signals = signal is null ? [] : [new PresenceSignal { Name = signal, Finding = PresenceState.Unknown, Detail = "" }],
    };

    /// <summary>The server at a switch and on a host; the probe that sees it, or does not; the other server, which is on.</summary>
    private sealed class World : INetworkProbe, ICimSource
    {
        private readonly SimulatedClock _clock = new();

        private World()
        {
            Switch = SimulatedSwitch.WithServer(_clock, Card);
            Devices = [new Hypervisor(Host, this), new NetworkSwitch(SimulatedSwitch.Address, Switch, _clock)];
        }

        public SimulatedSwitch Switch { get; }

        public List<IServerDevice> Devices { get; }

        public List<IDevicePlace> Places { get; } = [];

        public int Asks { get; private set; }

        public bool Answers { get; set; }

        /// <summary>EnabledState; 0 while the server is no virtual machine.</summary>
        public int Power { get; set; }

        public string Name => "TcpConnect";

        public static async Task<World> Make()
        {
            var world = new World { Power = 2 };
            var found = await new DeviceInquiry(world.Devices).FindAsync(Card, TestContext.Current.CancellationToken);
            world.Places.AddRange(found.Select(each => each.Place!));
            world.Power = 0;
            world.Wait(TimeSpan.FromMinutes(40));
            return world;
        }

        public void Wait(TimeSpan time) => _clock.Advance(time);

        public void Cut(long admin)
        {
            Switch.Forget(Card);
            Switch.Set(2, admin, 2);
        }

        public AskedServer Server(bool hasCode) => new() { Host = NetworkHost.Parse(Asked.ToString()), HasCode = hasCode, Places = Places };

        public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline) =>
            Task.FromResult(new ProbeAnswer(address.Equals(Running) || Answers ? ProbeOutcome.Accepted : ProbeOutcome.Silent, "TCP"));

        public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
        {
            Asks++;
            const string Machine = "1F2A9E50-7D07-4C3A-9A11-3C5B6D7E8F90";
            return query.EndsWith("Msvm_SyntheticEthernetPortSettingData", StringComparison.Ordinal)
                ? [new CimRow([new("InstanceID", $@"Microsoft:{Machine}\1"), new("Address", Card.Text.Replace("-", "", StringComparison.Ordinal))])]
                : query.EndsWith("Msvm_ComputerSystem", StringComparison.Ordinal)
                    ? [new CimRow([new("Name", Machine), new("ElementName", "JUPITER"), new("EnabledState", (ushort)Power), new("ReplicationMode", (ushort)0)])]
                    : [];
        }
    }
}
