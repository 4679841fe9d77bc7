using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;
using Jupiter.Migration.Lab.Machines;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>The conditions of the server that has to be absent.</summary>
internal static class Conditions
{
    private const int OtherNumber = 77;
    private const string Name = "JUPITER-OLD";
    private static readonly TimeSpan ThreeSeconds = TimeSpan.FromSeconds(3);

    public static readonly Condition Off = new() { Name = "off", IsOn = false, Enter = SwitchOff };

    public static readonly Condition On = new() { Name = "on", IsOn = true, Answers = ServerAnswer.Packets };

    public static readonly Condition Firewalled = new()
    {
        Name = "on, a firewall drops all", IsOn = true, Answers = ServerAnswer.Segment, Enter = (venue, server) => venue[server].PutBehind(Firewall.DropsAll),
    };

    public static readonly Condition WithoutIcmp = new()
    {
        Name = "on, a firewall drops ICMP", IsOn = true, Answers = ServerAnswer.Packets, Enter = (venue, server) => venue[server].PutBehind(Firewall.DropsIcmp),
    };

    public static readonly Condition WithoutTcp = new()
    {
        Name = "on, a firewall drops TCP", IsOn = true, Answers = ServerAnswer.Packets, Enter = (venue, server) => venue[server].PutBehind(Firewall.DropsTcp),
    };

    public static readonly Condition Cut = new() { Name = "on, only its cable was pulled", IsOn = true, Enter = (venue, server) => venue.Switch.Unplug(server) };

    public static readonly Condition Asleep = new()
    {
        Name = "asleep, hibernated or paused, wakes up later", IsOn = true, Enter = (venue, server) => venue[server].FallAsleep(),
    };

    public static readonly Condition Restarts = new()
    {
        Name = "restarts while it is asked", IsOn = true, AnswersLater = ServerAnswer.Packets,
        Enter = SwitchOff, After = TimeSpan.FromSeconds(15), Meanwhile = (venue, server) => venue.SwitchOn(server),
    };

    /// <summary>Silent at R3a because it restarted, on afterwards, which nobody asked, and R0 meets the next restart.</summary>
    public static readonly Condition RestartsTwice = new()
    {
        Name = "restarts, as it did when it was last asked", IsOn = true, SilentFor = TimeSpan.FromMinutes(10),
        Enter = SwitchOff, After = TimeSpan.FromSeconds(50), Meanwhile = (venue, server) => venue.SwitchOn(server),
    };

    public static readonly Condition PowerReturns = new()
    {
        Name = "off, power returns and it starts", IsOn = true, AnswersLater = ServerAnswer.Packets,
        Enter = SwitchOff, After = TimeSpan.FromSeconds(30), Meanwhile = (venue, server) => venue.SwitchOn(server),
    };

    public static readonly Condition Slow = new()
    {
        Name = "on, since R2 a round trip takes 6 s", IsOn = true, AnswersLater = ServerAnswer.Segment, MayBeLate = true,
        Enter = (venue, server) => venue.ConnectSlowly(server, ThreeSeconds),
    };

    public static readonly Condition AlwaysSlow = new()
    {
        Name = "on, a round trip takes 6 s always", IsOn = true, IsSinceNoted = true, IsUnseen = true, MayBeLate = true,
        Enter = (venue, server) => venue.ConnectSlowly(server, ThreeSeconds),
    };

    public static readonly Condition WithoutArp = new()
    {
        Name = "on, its card has no ARP", IsOn = true, IsSinceNoted = true, IsUnseen = true,
        Enter = (venue, server) => Tool.Ip(venue[server].Network, $"link set dev {Machine.Card} arp off"),
    };

    public static readonly Condition OtherCard = new()
    {
        Name = "on, with another card", IsOn = true, Answers = ServerAnswer.Packets, Enter = (venue, server) => venue.Connect(server, venue.Switch, "02:00:00:00:00:99"),
    };

    public static readonly Condition Remembered = new()
    {
        Name = "on, another address that is remembered", IsOn = true, AnswersLater = ServerAnswer.Segment,
        Enter = async (venue, server) =>
        {
            await venue[server].Renumber(OtherNumber);
            await venue.Laptop.Meet(venue[server].Address);
        },
    };

    public static readonly Condition Moved = new() { Name = "on, another address, nothing tells of it", IsOn = true, Enter = (venue, server) => venue[server].Renumber(OtherNumber) };

    public static readonly Condition Replaced = new()
    {
        Name = "off, a stranger has its address", IsOn = false, Answers = ServerAnswer.Packets,
        Enter = async (venue, server) =>
        {
            await SwitchOff(venue, server);
            await venue.Add("stranger", venue[server].Number);
        },
    };

    public static readonly Condition Doubled = new()
    {
        Name = "on, a stranger has its address, too", IsOn = true, Answers = ServerAnswer.Packets, Enter = (venue, server) => venue.Add("stranger", venue[server].Number),
    };

    public static readonly Condition Elsewhere = new()
    {
        Name = "on, plugged into another switch", IsOn = true, Enter = (venue, server) => venue.Connect(server, venue.Preparation),
    };

    public static readonly Condition On6 = new() { Name = "IPv6 only, on", IsOn = true, Answers = ServerAnswer.Packets, Host = Address6, Enter = WithoutIPv4 };

    public static readonly Condition Firewalled6 = new()
    {
        Name = "IPv6 only, on, a firewall drops all", IsOn = true, Answers = ServerAnswer.Segment, Host = Address6,
        Enter = async (venue, server) =>
        {
            await WithoutIPv4(venue, server);
            await venue[server].PutBehind(Firewall.DropsAll);
        },
    };

    public static readonly Condition Off6 = new() { Name = "IPv6 only, off", IsOn = false, Host = Address6, Enter = SwitchOff };

    public static readonly Condition OffByBoth = new()
    {
        Name = "called by a name of both families, off", IsOn = false, Host = _ => Name, Hosts = BothFamilies, Enter = SwitchOff,
    };

    public static readonly Condition FirewalledByBoth = new()
    {
        Name = "called by a name of both families, firewall", IsOn = true, Answers = ServerAnswer.Segment, Host = _ => Name, Hosts = BothFamilies, Enter = Firewalled.Enter,
    };

    public static readonly Condition LoopbackByName = new()
    {
        Name = "on, hosts leads its name to 127.0.0.1", IsOn = true, Verdict = "PresenceUnknown", Host = _ => Name, Hosts = (_, _) => [("127.0.0.1", Name)],
    };

    public static readonly Condition LoopbackByAddress = new() { Name = "on, 127.0.0.1 was typed", IsOn = true, Verdict = "PresenceUnknown", Host = _ => "127.0.0.1" };

    public static readonly Condition Loopback6 = new() { Name = "on, ::1 was typed", IsOn = true, Verdict = "PresenceUnknown", Host = _ => "::1" };

    public static readonly Condition SameAsAsker = new()
    {
        Name = "on, its name leads to the laptop that asks", IsOn = true, Verdict = "BothServersPresent", Host = _ => Name,
        Hosts = (venue, _) => [(Text(venue.Laptop.Address), Name)],
    };

    public static readonly Condition SameAsOther = new()
    {
        Name = "on, its name leads to the other server", IsOn = true, Verdict = "SameServer", Host = _ => Name,
        Hosts = (venue, machine) => [(Text((machine == venue.OldServer ? venue.NewServer : venue.OldServer).Address), Name)],
    };

    public static readonly Condition OneOfTwo = new()
    {
        Name = "on, at the second address of its name", IsOn = true, Answers = ServerAnswer.Packets, Host = _ => Name,
        Hosts = (_, _) => [(Text(Venue.At(Venue.OldNumber)), Name), (Text(Venue.At(OtherNumber)), Name)], Enter = Moved.Enter,
    };

    public static readonly Condition StaleName = new()
    {
        Name = "on, another address, hosts is stale", IsOn = true, Host = _ => Name, Hosts = OwnAddress, Enter = Moved.Enter,
    };

    public static readonly Condition StaleNameAnswers = new()
    {
        Name = "on, hosts is stale, it answers to its name", IsOn = true, AnswersLater = ServerAnswer.Name, Host = _ => Name, Hosts = OwnAddress,
        Enter = async (venue, server) =>
        {
            await venue[server].Renumber(OtherNumber);
            venue[server].StartNameService(Name);
        },
    };

    public static readonly Condition NameOfOther = new()
    {
        Name = "off, the other server has its name (P1a)", IsOn = false, Host = _ => Name, Hosts = OwnAddress,
        Enter = async (venue, server) =>
        {
            await SwitchOff(venue, server);
            venue[server == Venue.Names.OldServer ? Venue.Names.NewServer : Venue.Names.OldServer].StartNameService(Name);
        },
    };

    /// <summary>On, at the end of a line that loses packets.</summary>
    public static Condition Losing(int percent) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"on, its line loses {percent}% of the packets"), IsOn = true, Answers = ServerAnswer.Packets,
        Enter = (venue, server) => venue.Switch.Lose(server, percent),
    };

    /// <summary>The same where the new server takes the old one's address. Then its connections and echoes say nothing, its card all.</summary>
    public static Condition Shared(Condition condition) => condition with
    {
        Name = "one address for both: " + condition.Name,
        IsAddressShared = true,
        Answers = condition.Answers == ServerAnswer.Packets ? ServerAnswer.Segment : condition.Answers,
    };

    private static Task SwitchOff(Venue venue, string server) => venue.SwitchOff(server);

    private static Task WithoutIPv4(Venue venue, string server) => Tool.Ip(venue[server].Network, $"addr del {venue[server].Address}/24 dev {Machine.Card}");

    private static string Address6(Machine machine) => Text(machine.Address6);

    private static IEnumerable<(string Address, string Name)> OwnAddress(Venue venue, Machine machine) => [(Text(Venue.At(Venue.OldNumber)), Name)];

    private static IEnumerable<(string Address, string Name)> BothFamilies(Venue venue, Machine machine) => [(Text(machine.Address6), Name), (Text(machine.Address), Name)];

    private static string Text(IPAddress address) => address.ToString();
}
