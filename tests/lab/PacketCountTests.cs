using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Lab;

/// <summary>How many packets the module sends, counted by the switch: a venue works while it asks.</summary>
[Trait("Tier", "Whole")]
public sealed class PacketCountTests
{
    // Of two servers: ARP, ICMP, TCP with PRELOGIN, SQL Browser and NetBIOS for each.
    private const long MostOfAQuestion = 40;
    private const long MostWithOneOff = 60;

    // Ten rounds more, of three packets to the server and one to each of two controls, and the names.
    private const long MostOfASilence = 140;

    // Every address of a /24 once, and a handful of packets for whoever is there.
    private const int Addresses = 254;
    private const long MostOfOneThatIsThere = 20;

    [Fact]
    public async Task A_question_and_a_sweep_are_a_few_packets_to_planned_addresses_and_none_to_a_printers_ports()
    {
        await Machines.Lab.Require();
        await using var venue = await Venue.Build();
        var names = new[] { "main", "till1", "till2", "till3", "stranger" };
        for (var i = 0; i < names.Length; i++)
        {
            await venue.Add(names[i], 31 + i);
        }

        await venue[names[^1]].PutBehind(Firewall.DropsAll);
        await venue.Switch.Count(Venue.Names.Laptop);
        var laptop = venue.AskerOn(venue.Laptop);
        var told = new List<string>();

        var (look, looked) = await Counted("R2 looks where the old server stands", new LabQuestion { Id = 0, Work = LabWork.Look, Host = venue.OldServer.Address.ToString() });
        var (both, ofBoth) = await Counted("both are on", Question(venue, null));
        await venue.SwitchOff(Venue.Names.OldServer);
        var (unknown, ofUnknown) = await Counted("the old one is off", Question(venue, null));
        var (silent, ofSilent) = await Counted("the old one is off, with the code: ten rounds", Question(venue, look.Sighting));
        var others = await venue.Switch.ToOthers(Venue.Names.Laptop);
        var (sweep, ofSweep) = await Counted($"sweep of {Venue.WholeSubnet}", new LabQuestion { Id = 0, Work = LabWork.Sweep, Subnet = Venue.WholeSubnet });
        Report.Write("packets", told);

        Assert.Equal(("BothServersPresent", "PresenceUnknown", "Silent"), (both.Verdict, unknown.Verdict, silent.Verdict));
        Assert.InRange(looked, 1, 10);
        Assert.InRange(ofBoth, 1, MostOfAQuestion);
        Assert.InRange(ofUnknown, 1, MostWithOneOff);
        Assert.InRange(ofSilent, 1, MostOfASilence);
        Assert.Equal(0, others);
        Assert.Equal(new[] { 20, 31, 32, 33, 34, 35, 254 }.Select(number => Venue.At(number).ToString()), sweep.Found);
        Assert.InRange(ofSweep, 1, Addresses + (sweep.Found.Count * MostOfOneThatIsThere));
        Assert.Equal(0, await venue.Switch.ToDevices(Venue.Names.Laptop));

        async Task<(LabAnswer Answer, long Packets)> Counted(string what, LabQuestion question)
        {
            await venue.Laptop.Forget();
            var before = await venue.Switch.Counted(Venue.Names.Laptop);
            var answer = await laptop.Ask(id => question with { Id = id });
            var after = await venue.Switch.Counted(Venue.Names.Laptop);
            var kinds = after.ToDictionary(kind => kind.Key, kind => kind.Value - before[kind.Key]);
            var sum = kinds.Values.Sum();
            told.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{what,-48} {sum,4} packets ({string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}) in {answer.Seconds,4:0.0} s, {answer.Verdict}{string.Join(" ", answer.Found)}"));
            return (answer, sum);
        }
    }

    private static LabQuestion Question(Venue venue, ServerSighting? sighting) => new()
    {
        Id = 0,
        Work = LabWork.AskReplaced,
        OldServer = new LabServer { Host = venue.OldServer.Address.ToString(), HasCode = sighting is not null, Sighting = sighting, SilenceFloorSeconds = 20 },
        NewServer = new LabServer { Host = venue.NewServer.Address.ToString() },
    };
}
