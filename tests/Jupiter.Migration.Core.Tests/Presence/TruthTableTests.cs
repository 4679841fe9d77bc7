using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.SingleServer;
using Jupiter.Migration.Rehearsals;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>
/// What comes of every state of the old server, asked from every place, with and without the code of its tag: the interlock's truth table.
/// The new server is on. The table is written beside the tests as <c>interlock-table.txt</c>.
/// </summary>
public sealed class TruthTableTests
{
    private static readonly IPAddress Old = IPAddress.Parse("192.168.1.10");
    private static readonly IPAddress New = IPAddress.Parse("192.168.1.20");
    private static readonly IPAddress Gateway = IPAddress.Parse("192.168.1.1");
    private static readonly HardwareAddress OldCard = HardwareAddress.Parse("02-00-00-00-00-10")!;
    private static readonly HardwareAddress OwnCard = HardwareAddress.Parse("02-00-00-00-00-50")!;

    private static readonly (string Name, bool IsOn, Action<World> Set)[] States =
    [
        ("off", false, _ => { }),
        ("on", true, world => world.OldServer.IsOn = _ => true),
        ("on, behind a firewall", true, world => world.LetOldServer(answerPackets: false, answerSegment: true)),
        ("on, under another address that is remembered", true, world => world.Move(remembered: true)),
        ("on, under another address, stale name", true, world => world.Move(remembered: false)),
        ("restarts while it is asked", true, world => world.Restart(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(3))),
        ("starts four minutes later", true, world => world.Restart(TimeSpan.Zero, TimeSpan.FromMinutes(4))),
        ("wakes up nine minutes later", true, world => world.Restart(TimeSpan.Zero, TimeSpan.FromMinutes(9))),
        ("a third machine has its address", false, world => world.Network.Machines.Add(new SimulatedMachine { Address = Old, Card = HardwareAddress.Parse("02-00-00-00-00-77")! })),
        ("on, its own cable cut", true, world => world.LetOldServer(answerPackets: false, answerSegment: false)),
    ];

    // Whoever pulls the cable and leaves the machine on gets a server that nobody can reach: the tag asks for both, and the code is a false word.
    private static readonly string[] HeardByNobody = ["on, its own cable cut", "on, under another address, stale name"];

    private static readonly (string Name, Action<World> Set)[] Places =
    [
        ("the computer that saw it", _ => { }),
        ("another one, new server beside it", world => world.SeenFrom("02-00-00-00-00-99")),
        ("the new server itself", world => { world.SeenFrom("02-00-00-00-00-99"); world.NewServerIsAsking = true; }),
        ("over Wi-Fi", world => world.Link(SegmentLink.Wireless)),
        ("over a VPN", world => world.Link(SegmentLink.PointToPoint)),
        ("behind a router", world => world.Network.IsInSubnet = _ => false),
        ("a preparation network with the same numbers", world => { world.Gateway.Card = HardwareAddress.Parse("02-00-00-00-00-02")!; world.LetOldServer(false, false); }),
        ("an access point that keeps clients apart", world => { world.SeenFrom("02-00-00-00-00-99"); world.LetOldServer(false, false); world.NewServer.IsReachable = false; }),
        ("the gateway is switched off, too", world => world.Gateway.IsOn = _ => false),
        ("nobody noted where it stood", world => world.Sighting = null),
        ("a line that loses a fifth", world => world.Network.Loss = 0.2),
        ("a line that loses half", world => world.Network.Loss = 0.5),
    ];

    [Fact]
    public async Task No_witness_takes_a_server_that_is_on_for_absent()
    {
        var table = new List<string>();
        foreach (var state in States)
        {
            foreach (var place in Places)
            {
                var without = await Verdict(state.Set, place.Set, hasCode: false);
                var with = await Verdict(state.Set, place.Set, hasCode: true);
                table.Add($"{state.Name,-46} {place.Name,-46} {without,-22} {with}");

                Assert.DoesNotContain(without, new[] { "Silent", "Attested" });
                if (state.IsOn && with == "Silent")
                {
                    Assert.Contains(state.Name, HeardByNobody);
                }
            }
        }

        var heading = $"{"the old server is",-46} {"asked from",-46} {"without the code",-22} with it";
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "interlock-table.txt"), table.Prepend(heading), TestContext.Current.CancellationToken);
        Assert.True(table.Count >= 80);
    }

    [Theory]
    [InlineData(0, "Silent")]
    [InlineData(1, "Silent")]
    [InlineData(2, "Attested")]
    [InlineData(3, "Attested")]
    [InlineData(5, "Attested")]
    [InlineData(9, "Attested")]
    public async Task An_honest_person_with_the_usual_means_can_go_on(int place, string verdict) =>
        Assert.Equal(verdict, await Verdict(States[0].Set, Places[place].Set, hasCode: true));

    private static async Task<string> Verdict(Action<World> state, Action<World> place, bool hasCode)
    {
        var world = new World();
        state(world);
        place(world);
        var rule = new SingleServerRule(
            new PresenceObserver(new AddressBook(new RehearsalRegister()), world, [world]),
            new AbsenceInquiry(new SilenceObserver(world.Network, world.Clock), new NameInquiry(world.Network, [])),
            new SilentObserver());
        var request = new SingleServerRequest
        {
            OldServer = new AskedServer { Host = NetworkHost.Parse(Old.ToString()), HasCode = hasCode, Sighting = world.Sighting },
            NewServer = new AskedServer { Host = NetworkHost.Parse(New.ToString()) },
            Timeout = TimeSpan.FromSeconds(20),
        };
        try
        {
            var pair = await Task.Run(() => rule.AssertReplaced(request, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            return pair.OldServer.Absence.ToString()!;
        }
        catch (MigrationException e)
        {
            return e.ErrorId == "AbsenceOnlyAttested" ? "Attested" : e.ErrorId;
        }
    }

    /// <summary>A venue's network, and the probe of TCP in it.</summary>
    private sealed class World : INetworkProbe
    {
        private bool _answersPackets = true;

        public World()
        {
            Network = new SimulatedSegment(Clock);
            Network.Machines.AddRange([OldServer, NewServer, Gateway]);
            SeenFrom(OwnCard.Text);
        }

        public SimulatedClock Clock { get; } = new();

        public SimulatedSegment Network { get; }

        public SimulatedMachine OldServer { get; } = new() { Address = Old, Card = OldCard, IsOn = _ => false };

        public SimulatedMachine NewServer { get; } = new() { Address = New, Card = HardwareAddress.Parse("02-00-00-00-00-20")! };

        public SimulatedMachine Gateway { get; } = new() { Address = TruthTableTests.Gateway, Card = HardwareAddress.Parse("02-00-00-00-00-01")! };

        public ServerSighting? Sighting { get; set; }

        public bool NewServerIsAsking { get; set; }

        public string Name => "TcpConnect";

        public void SeenFrom(string card) => Sighting = new ServerSighting
        {
            Host = Old.ToString(),
            Address = Old.ToString(),
            HardwareAddress = OldCard.Text,
            Gateway = TruthTableTests.Gateway.ToString(),
            GatewayHardwareAddress = "02-00-00-00-00-01",
            AskedFrom = card,
            SeenAt = Clock.GetUtcNow(),
        };

        public void Link(SegmentLink link) => Network.Segment = new SegmentInterface
        {
            Name = link.ToString(), Index = 7, Link = link, OwnAddress = IPAddress.Parse("192.168.1.50"), OwnHardwareAddress = OwnCard,
        };

        public void LetOldServer(bool answerPackets, bool answerSegment)
        {
            _answersPackets = answerPackets;
            OldServer.IsReachable = answerSegment;
            if (answerSegment)
            {
                OldServer.IsOn = _ => true;
            }
        }

        public void Move(bool remembered)
        {
            OldServer.IsOn = _ => true;
            OldServer.Address = IPAddress.Parse("192.168.1.77");
            if (remembered)
            {
                Network.Memory.Add(new Neighbour(OldServer.Address, OldCard));
            }
        }

        public void Restart(TimeSpan after, TimeSpan until)
        {
            var now = Clock.GetUtcNow();
            _answersPackets = false;
            OldServer.IsOn = time => time < now + after || time >= now + until;
        }

        public Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
        {
            var isNew = address.Equals(New);
            var answers = isNew
                ? NewServerIsAsking || NewServer.IsReachable
                : _answersPackets && Network.Machines.Any(machine => machine.Address.Equals(address) && machine.IsReachable && machine.IsOn(Clock.GetUtcNow()));

            // Seen from itself the new server is this computer; it is no control for anybody's silence.
            if (isNew && NewServerIsAsking)
            {
                NewServer.IsReachable = false;
            }

            return Task.FromResult(new ProbeAnswer(answers ? ProbeOutcome.Accepted : ProbeOutcome.Silent, "TCP"));
        }
    }
}
