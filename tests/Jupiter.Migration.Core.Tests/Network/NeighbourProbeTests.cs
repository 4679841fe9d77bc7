using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network;

/// <summary>The packets go to a socket that swallows them; the table says what the test wants.</summary>
[Trait("Tier", "Whole")]
public sealed class NeighbourProbeTests : IDisposable
{
    private static readonly IPAddress Address = IPAddress.Parse("127.71.0.1");

    private readonly UdpClient _sink = new(new IPEndPoint(Address, 0));

    public void Dispose() => _sink.Dispose();

    [Fact]
    public async Task An_entry_that_comes_about_is_an_answer()
    {
        var asked = 0;
        var answer = await Ask(() => asked++ == 0 ? NeighbourState.Missing : NeighbourState.Complete, 5000);

        Assert.Equal(ProbeOutcome.Answered, answer.Outcome);
        Assert.True(_sink.Available > 0);
    }

    [Fact]
    public async Task An_entry_that_was_there_before_is_no_answer() =>
        Assert.Equal(ProbeOutcome.Silent, (await Ask(() => NeighbourState.Complete, 700)).Outcome);

    [Fact]
    public async Task An_entry_that_stays_open_is_absence_but_not_before_the_system_gave_up()
    {
        var watch = Stopwatch.StartNew();
        var answer = await Ask(() => NeighbourState.Incomplete, 20000);

        Assert.Equal(ProbeOutcome.Unanswered, answer.Outcome);
        Assert.InRange(watch.Elapsed.TotalSeconds, 3.9, 15);
    }

    [Fact]
    public async Task Too_little_time_is_no_absence() =>
        Assert.Equal(ProbeOutcome.Silent, (await Ask(() => NeighbourState.Incomplete, 2000)).Outcome);

    [Fact]
    public async Task An_address_that_the_system_never_looks_up_is_no_absence() =>
        Assert.Equal(ProbeOutcome.Silent, (await Ask(() => NeighbourState.Missing, 5000)).Outcome);

    [Fact]
    public async Task A_link_of_our_own_that_goes_down_is_no_absence()
    {
        var asked = 0;
        var answer = await Ask(() => NeighbourState.Incomplete, 6000, () => asked++ < 5 ? "eth0" : null);

        Assert.Equal(ProbeOutcome.Silent, answer.Outcome);
    }

    [Fact]
    public async Task Outside_the_own_segments_it_cant_be_asked() =>
        Assert.Equal(ProbeOutcome.NotPossible, (await Ask(() => NeighbourState.Incomplete, 1000, () => null)).Outcome);

    private async Task<ProbeAnswer> Ask(Func<NeighbourState> recall, int milliseconds, Func<string?>? find = null)
    {
        using var deadline = new CancellationTokenSource(milliseconds);
        var probe = new NeighbourProbe(new Neighbours(recall, find ?? (() => "eth0")), ((IPEndPoint)_sink.Client.LocalEndPoint!).Port);
        return await probe.AskAsync(Address, deadline.Token);
    }

    private sealed class Neighbours(Func<NeighbourState> recall, Func<string?> find) : INeighbours
    {
        public string? FindInterface(IPAddress address) => find();

        public NeighbourState Recall(IPAddress address, string interfaceName) => recall();
    }
}
