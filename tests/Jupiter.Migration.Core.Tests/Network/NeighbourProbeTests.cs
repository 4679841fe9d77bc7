using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Core.Tests.Presence;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network;

public sealed class NeighbourProbeTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.168.1.10");

    private readonly SimulatedClock _clock = new();
    private readonly SimulatedSegment _segment;

    public NeighbourProbeTests() => _segment = new SimulatedSegment(_clock);

    [Fact]
    public async Task A_card_that_answers_is_named()
    {
        _segment.Machines.Add(new SimulatedMachine { Address = Address, Card = HardwareAddress.Parse("02-00-00-00-00-10")! });

        var answer = await Ask();

        Assert.Equal(ProbeOutcome.Answered, answer.Outcome);
        Assert.Contains("02-00-00-00-00-10", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_own_segments_it_cant_be_asked()
    {
        _segment.IsInSubnet = _ => false;

        Assert.Equal(ProbeOutcome.NotPossible, (await Ask()).Outcome);
        Assert.Equal(0, _segment.Questions);
    }

    // A question of the simulated segment takes a second.
    [Fact]
    public async Task Nobody_is_silent_before_four_seconds_of_questions()
    {
        var answer = await Ask();

        Assert.Equal((ProbeOutcome.Unanswered, 4), (answer.Outcome, _segment.Questions));
        Assert.Contains("Ethernet, ARP", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_comes_up_meanwhile_is_heard()
    {
        var begun = _clock.GetUtcNow();
        _segment.Machines.Add(new SimulatedMachine
        {
            Address = Address, Card = HardwareAddress.Parse("02-00-00-00-00-10")!, IsOn = now => now >= begun + TimeSpan.FromSeconds(2),
        });

        Assert.Equal((ProbeOutcome.Answered, 3), ((await Ask()).Outcome, _segment.Questions));
    }

    [Fact]
    public async Task A_deadline_ends_the_asking()
    {
        using var passed = new CancellationTokenSource();
        await passed.CancelAsync();

        await new NeighbourProbe(_segment, _clock).AskAsync(Address, passed.Token);

        Assert.Equal(1, _segment.Questions);
    }

    private Task<ProbeAnswer> Ask() => new NeighbourProbe(_segment, _clock).AskAsync(Address, TestContext.Current.CancellationToken);
}
