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

    private readonly SimulatedSegment _segment = new(new SimulatedClock());

    [Fact]
    public async Task A_card_that_answers_is_named()
    {
        _segment.Machines.Add(new SimulatedMachine { Address = Address, Card = HardwareAddress.Parse("02-00-00-00-00-10")! });

        var answer = await Ask();

        Assert.Equal(ProbeOutcome.Answered, answer.Outcome);
        Assert.Contains("02-00-00-00-00-10", answer.Detail, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_own_segments_it_cant_be_asked()
    {
        _segment.IsInSubnet = _ => false;

        Assert.Equal(ProbeOutcome.NotPossible, (await Ask()).Outcome);
        Assert.Equal(0, _segment.Questions);
    }

    [Fact]
    public async Task A_deadline_ends_the_asking()
    {
        using var passed = new CancellationTokenSource();
        await passed.CancelAsync();

        await new NeighbourProbe(_segment).AskAsync(Address, passed.Token);

        Assert.Equal(1, _segment.Questions);
    }

    private Task<ProbeAnswer> Ask() => new NeighbourProbe(_segment).AskAsync(Address, TestContext.Current.CancellationToken);
}
