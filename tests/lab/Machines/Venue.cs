using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Asking;
using Jupiter.Migration.Lab.Wires;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>
/// A venue in network namespaces of its own: a switch with the old server, the new one, the router and a laptop, and behind the router
/// another network. None of it is connected to anything else, so all venues have the same numbers.
/// </summary>
internal sealed class Venue : IAsyncDisposable
{
    public const int OldNumber = 10;
    public const int NewNumber = 20;
    public const int LaptopNumber = 50;
    public const int GatewayNumber = 254;

    private const string Subnet = "198.18.7.";
    private const string Subnet6 = "fd00:7::";
    private const string SubnetBeyond = "198.18.8.";

    private readonly string _prefix = Lab.NewPrefix();
    private readonly List<string> _networks = [];
    private readonly Dictionary<string, Machine> _machines = [];
    private readonly Dictionary<Machine, Asker> _askers = [];
    private readonly List<IDisposable> _wires = [];
    private int _beyond;

    private Venue()
    {
        Switch = new Switch(_prefix + "switch");
        Preparation = new Switch(_prefix + "preparation");
    }

    /// <summary>The switch of the venue.</summary>
    public Switch Switch { get; }

    /// <summary>A switch elsewhere, with nothing plugged in yet: the preparation network (clause P0).</summary>
    public Switch Preparation { get; }

    public Machine OldServer => _machines[Names.OldServer];

    public Machine NewServer => _machines[Names.NewServer];

    public Machine Router => _machines[Names.Router];

    public Machine Laptop => _machines[Names.Laptop];

    public Machine this[string name] => _machines[name];

    public static IPAddress At(int number) => IPAddress.Parse(Subnet + number);

    public static IPAddress At6(int number) => IPAddress.Parse(Subnet6 + number);

    public static string WholeSubnet => Subnet + "0/24";

    /// <summary>Builds it: both servers are on.</summary>
    public static async Task<Venue> Build()
    {
        var venue = new Venue();
        try
        {
            await venue.BuildAsync();
            return venue;
        }
        catch
        {
            await venue.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a machine, on the venue's switch or on another, called as its port.</summary>
    public async Task<Machine> Add(string name, int number, Switch? at = null, string? card = null, int bits = 24)
    {
        var machine = new Machine(await NewNetwork(name), number);
        _machines.Add(name, machine);
        await Connect(name, at ?? Switch, card, bits);
        return machine;
    }

    /// <summary>Plugs a machine into a switch, with a card, an address and the way to the gateway; pulls it out where it was.</summary>
    public async Task Connect(string name, Switch at, string? card = null, int bits = 24)
    {
        var machine = _machines[name];
        await TryRemoveCard(machine);
        await Tool.Ip(null, $"link add name {Machine.Card} netns {machine.Network} type veth peer name {name} netns {at.Network}");
        await at.Take(name);
        await Configure(machine, card, bits);
    }

    /// <summary>Exchanges a machine's cable for one whose packets take their time.</summary>
    public async Task ConnectSlowly(string name, TimeSpan delay)
    {
        var machine = _machines[name];
        await TryRemoveCard(machine);
        _wires.Add(new LongWay((machine.Network, Machine.Card), (Switch.Network, name), delay));
        await Switch.Take(name);
        await Configure(machine, null, 24);
    }

    /// <summary>Adds a machine behind the router, in another network.</summary>
    public async Task<Machine> AddBeyond(string name, int bits = 24)
    {
        var machine = new Machine(await NewNetwork(name), LaptopNumber);
        _machines.Add(name, machine);
        var gateway = $"{SubnetBeyond}{GatewayNumber - _beyond}";
        var cable = $"beyond{++_beyond}";
        await Tool.Ip(null, $"link add name {Machine.Card} netns {machine.Network} type veth peer name {cable} netns {Router.Network}");
        await Tool.Ip(Router.Network, $"addr add {gateway}/32 dev {cable}", $"link set dev {cable} up", $"route add {SubnetBeyond}{LaptopNumber + _beyond}/32 dev {cable}");
        await Tool.Ip(
            machine.Network,
            $"addr add {SubnetBeyond}{LaptopNumber + _beyond}/{bits} dev {Machine.Card}",
            $"link set dev {Machine.Card} up",
            $"route add default via {gateway}");
        return machine;
    }

    /// <summary>Carries the laptop into another network of the router, which shows the same card in all of them, as with VLANs. Its mask is too wide.</summary>
    public async Task<Machine> CarryLaptopBeyond()
    {
        const string Cable = "vlan";
        var card = Laptop.CardAddress();
        var gatewayCard = Router.CardAddress();
        await TryRemoveCard(Laptop);
        await Tool.Ip(null, $"link add name {Machine.Card} netns {Laptop.Network} type veth peer name {Cable} netns {Router.Network}");
        await Tool.Ip(Router.Network, $"link set dev {Cable} address {gatewayCard}", $"addr add {SubnetBeyond}{GatewayNumber}/24 dev {Cable}", $"link set dev {Cable} up");
        await Tool.Ip(
            Laptop.Network,
            $"link set dev {Machine.Card} address {card}",
            $"addr add {SubnetBeyond}{LaptopNumber}/16 dev {Machine.Card}",
            $"link set dev {Machine.Card} up",
            $"route add default via {SubnetBeyond}{GatewayNumber}");
        return Laptop;
    }

    /// <summary>Adds a machine somewhere in the world that a VPN of the router gives an address of the venue.</summary>
    public async Task<Machine> AddByVpn(string name, int number)
    {
        var machine = new Machine(await NewNetwork(name), number);
        _machines.Add(name, machine);
        _wires.Add(new LongWay((machine.Network, Machine.Card), (Router.Network, "vpn"), TimeSpan.Zero, isVpn: true));
        await Tool.Ip(machine.Network, $"addr add {machine.Address}/24 dev {Machine.Card}", $"link set dev {Machine.Card} up");
        await Tool.Ip(Router.Network, "link set dev vpn up", $"route add {machine.Address}/32 dev vpn");
        Router.Set($"ipv4/conf/{Machine.Card}/proxy_arp", "1");
        return machine;
    }

    /// <summary>The plug and the network cable of a machine are pulled.</summary>
    public async Task SwitchOff(string name)
    {
        await Switch.Unplug(name);
        await _machines[name].EndPrograms();
    }

    public async Task SwitchOn(string name)
    {
        await Switch.PlugIn(name);
        _machines[name].StartSqlServer();
    }

    /// <summary>The module on a machine.</summary>
    public Asker AskerOn(Machine machine)
    {
        lock (_askers)
        {
            if (!_askers.TryGetValue(machine, out var asker))
            {
                _askers.Add(machine, asker = Asker.Start(machine));
            }

            return asker;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var asker in _askers.Values)
            {
                await asker.DisposeAsync();
            }

            foreach (var wire in _wires)
            {
                wire.Dispose();
            }

            foreach (var machine in _machines.Values)
            {
                await machine.DisposeAsync();
            }
        }
        finally
        {
            await Tool.Ip(null, _networks.Select(network => "netns del " + network));
        }
    }

    private async Task BuildAsync()
    {
        await NewNetwork("switch");
        await NewNetwork("preparation");
        await Tool.Ip(Switch.Network, Switch.Start([]));
        await Tool.Ip(Preparation.Network, Switch.Start([]));
        await Add(Names.OldServer, OldNumber);
        await Add(Names.NewServer, NewNumber);
        await Add(Names.Router, GatewayNumber);
        await Add(Names.Laptop, LaptopNumber);
        Router.Set("ipv4/ip_forward", "1");
        OldServer.StartSqlServer();
        NewServer.StartSqlServer();
    }

    private async Task<string> NewNetwork(string name)
    {
        var network = _prefix + name;
        await Tool.Ip(null, "netns add " + network);
        _networks.Add(network);
        await Tool.Ip(network, "link set dev lo up");
        return network;
    }

    private static async Task Configure(Machine machine, string? card, int bits) => await Tool.Ip(machine.Network,
    [
        .. card is null ? Array.Empty<string>() : [$"link set dev {Machine.Card} address {card}"],
        $"addr add {machine.Address}/{bits} dev {Machine.Card}",
        $"addr add {machine.Address6}/64 dev {Machine.Card} nodad",
        $"link set dev {Machine.Card} up",
        .. machine.Number == GatewayNumber ? Array.Empty<string>()
            : [$"route add default via {At(GatewayNumber)}", $"route add default via {At6(GatewayNumber)} dev {Machine.Card}"],
    ]);

    private static async Task TryRemoveCard(Machine machine)
    {
        try
        {
            await Tool.Ip(machine.Network, $"link del dev {Machine.Card}");
        }
        catch (InvalidOperationException)
        {
            // It has none yet.
        }
    }

    /// <summary>The machines that every venue has, called as their ports.</summary>
    public static class Names
    {
        public const string OldServer = "old";
        public const string NewServer = "new";
        public const string Router = "router";
        public const string Laptop = "laptop";
    }
}
