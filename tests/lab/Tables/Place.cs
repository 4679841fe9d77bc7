using System;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>Where whoever asks stands, and what he knows.</summary>
internal sealed class Place
{
    private const int Number = 51;
    private static readonly TimeSpan ThreeSeconds = TimeSpan.FromSeconds(3);

    public static readonly Place Laptop = new() { Name = "the laptop that saw it", Control = Control.Gateway, Machine = (venue, _) => Task.FromResult(venue.Laptop) };

    public static readonly Place OtherLaptop = new()
    {
        Name = "another laptop", Control = Control.OtherServer, Machine = (venue, _) => venue.Add("second", Number),
    };

    public static readonly Place OtherServer = new()
    {
        Name = "the other server itself", IsOtherServer = true, Machine = (venue, other) => Task.FromResult(venue[other]),
    };

    public static readonly Place NotedOnServer = new()
    {
        Name = "a laptop, R2 was run on the server", Control = Control.OtherServer, Machine = Laptop.Machine, Knows = AskedFromItself,
    };

    public static readonly Place NothingNoted = new() { Name = "the laptop, nothing was noted", Machine = Laptop.Machine, Knows = _ => null };

    public static readonly Place BehindRouter = new() { Name = "behind the router", Reach = Reach.Routed, Machine = (venue, _) => venue.AddBeyond("away") };

    public static readonly Place Vpn = new() { Name = "a VPN with the venue's numbers", Reach = Reach.Routed, Machine = (venue, _) => venue.AddByVpn("home", Number + 1) };

    public static readonly Place Preparation = new()
    {
        Name = "a preparation network, same numbers", Reach = Reach.Nothing, IsPreparation = true,
        Machine = async (venue, _) =>
        {
            await venue.Add("gateway", Venue.GatewayNumber, venue.Preparation);
            return await venue.Add("bench", Venue.LaptopNumber, venue.Preparation);
        },
    };

    public static readonly Place Guest = new()
    {
        Name = "an access point that keeps clients apart", Reach = Reach.Nothing, IsApart = true,
        Machine = async (venue, _) =>
        {
            var machine = await venue.Add("guest", Number + 2);
            await venue.Switch.KeepApart("guest", Venue.Names.OldServer, Venue.Names.NewServer);
            return machine;
        },
    };

    public static readonly Place NarrowMask = new()
    {
        Name = "wrong mask: the router between", Reach = Reach.Routed, Machine = (venue, _) => venue.Add("narrow", Number + 100, bits: 25),
    };

    public static readonly Place WideMask = new()
    {
        Name = "behind the router, mask too wide", Reach = Reach.Nothing, IsApart = true, Machine = (venue, _) => venue.AddBeyond("wide", bits: 16),
    };

    public static readonly Place WithoutArp = new()
    {
        Name = "a laptop whose card has no ARP",
        Machine = async (venue, _) =>
        {
            var machine = await venue.Add("mute", Number + 3);
            await Tool.Ip(machine.Network, $"link set dev {Machines.Machine.Card} arp off");
            return machine;
        },
    };

    public static readonly Place Unplugged = new()
    {
        Name = "a laptop that nobody plugged in", Reach = Reach.Nothing, IsApart = true,
        Machine = async (venue, _) =>
        {
            var machine = await venue.Add("loose", Number + 4);
            await venue.Switch.Unplug("loose");
            return machine;
        },
    };

    public static readonly Place Slow = new()
    {
        Name = "a line whose round trip takes 6 s", Control = Control.OtherServer, MayBeLate = true,
        Machine = async (venue, _) =>
        {
            var machine = await venue.Add("far", Number + 5);
            await venue.ConnectSlowly("far", ThreeSeconds);
            return machine;
        },
    };

    /// <summary>The laptop that saw it was carried into another network of the same router, which shows the same card there.</summary>
    public static readonly Place SameRouterElsewhere = new()
    {
        Name = "the laptop in another VLAN, mask too wide", IsAlone = true, Reach = Reach.Nothing, Control = Control.Gateway, IsApart = true, Machine = (venue, _) => venue.CarryLaptopBeyond(),
    };

    public static readonly Place LosesFifth = Losing("fifth", 20);

    public static readonly Place LosesHalf = Losing("half", 50);

    public required string Name { get; init; }

    public Reach Reach { get; init; } = Reach.Segment;

    public Control Control { get; init; }

    public bool IsOtherServer { get; init; }

    /// <summary>Whether it stands where a new server is prepared.</summary>
    public bool IsPreparation { get; init; }

    /// <summary>Whether the other server is not heard here either.</summary>
    public bool IsApart { get; init; }

    /// <summary>Whether nobody else can be asked in the same venue.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether answers may come or not.</summary>
    public bool MayBeLate { get; init; }

    /// <summary>The machine that asks; handed the name of the other server.</summary>
    public required Func<Venue, string, Task<Machine>> Machine { get; init; }

    /// <summary>What is known here of where the server stood.</summary>
    public Func<ServerSighting?, ServerSighting?> Knows { get; init; } = sighting => sighting;

    private static Place Losing(string name, int percent) => new()
    {
        Name = $"a line that loses a {name}", Control = Control.OtherServer, MayBeLate = true,
        Machine = async (venue, _) =>
        {
            var machine = await venue.Add(name, Number + 10 + percent);
            await venue.Switch.Lose(name, percent);
            return machine;
        },
    };

    private static ServerSighting? AskedFromItself(ServerSighting? sighting) => sighting is null ? null : new ServerSighting
    {
        Host = sighting.Host,
        Address = sighting.Address,
        HardwareAddress = sighting.HardwareAddress,
        Gateway = sighting.Gateway,
        GatewayHardwareAddress = sighting.GatewayHardwareAddress,
        AskedFrom = null,
        SeenAt = sighting.SeenAt,
    };
}
