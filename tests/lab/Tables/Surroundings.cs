using System;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Machines;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>How it stands with the other server, which may be on, and with the rest of the venue.</summary>
internal sealed class Surroundings
{
    public static readonly Surroundings Usual = new() { Name = "on", Answers = ServerAnswer.Packets };

    public static readonly Surroundings OtherOff = new() { Name = "off", Enter = (venue, other) => venue.SwitchOff(other) };

    public static readonly Surroundings OtherFirewalled = new()
    {
        Name = "on, a firewall drops all", Answers = ServerAnswer.Segment, Enter = (venue, other) => venue[other].PutBehind(Firewall.DropsAll),
    };

    public static readonly Surroundings OtherInPreparation = new()
    {
        Name = "on, in the preparation network", Answers = ServerAnswer.Packets, IsOtherInPreparation = true, Enter = (venue, other) => venue.Connect(other, venue.Preparation),
    };

    public static readonly Surroundings GatewayOff = new()
    {
        Name = "on; the gateway is off", Answers = ServerAnswer.Packets, HasGateway = false, Enter = (venue, _) => venue.SwitchOff(Venue.Names.Router),
    };

    public static readonly Surroundings GatewayExchanged = new()
    {
        Name = "on; the router was exchanged", Answers = ServerAnswer.Packets, HasGateway = false,
        Enter = (venue, _) => venue.Connect(Venue.Names.Router, venue.Switch, "02:00:00:00:00:98"),
    };

    public required string Name { get; init; }

    /// <summary>What the other server answers.</summary>
    public ServerAnswer Answers { get; init; }

    public bool IsOtherInPreparation { get; init; }

    /// <summary>Whether the gateway that was noted answers.</summary>
    public bool HasGateway { get; init; } = true;

    /// <summary>Brings it about, for the other server of a name.</summary>
    public Func<Venue, string, Task> Enter { get; init; } = (_, _) => Task.CompletedTask;
}
