using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Pos;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>People walk to a POS terminal and switch it on while the chain waits for it (clauses R5 to R8).</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly VenueFloor _floor = new();

    public void Dispose() => _floor.Dispose();

    [Fact]
    public void A_till_that_comes_to_work_while_it_is_waited_for_passes_and_the_chain_goes_on()
    {
        _floor.Disconnect("KASSA2");
        var people = new People(looks => { if (looks == 3) { _floor.Connect("KASSA2"); } });

        var results = Run(people, TimeSpan.FromMinutes(5));

        Assert.All(results, result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Equal(3, people.Looks);
        Assert.Contains("KASSA2", people.Last, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_waited_for_is_named_with_the_answer()
    {
        _floor.Instance.Answer = "0";
        var people = new People(looks => { if (looks == 2) { _floor.Instance.Answer = "1"; } });

        Assert.All(Run(people, TimeSpan.FromMinutes(5)), result => Assert.Equal(CheckStatus.Pass, result.Status));
        Assert.Contains("KASSA2: business day: 0", people.Last, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_ends_when_the_patience_is_over_and_nobody_else_is_touched()
    {
        _floor.Disconnect("KASSA2");
        var people = new People(_ => { });

        var results = Run(people, TimeSpan.FromSeconds(30));

        Assert.Equal(("Pos.Session", CheckStatus.Fail), (results[2].Id, results[2].Status));
        Assert.Equal(30, people.Looks);
        Assert.False(_floor.Till("KASSA1").WasAsked);
    }

    [Fact]
    public void Each_till_is_waited_for_anew()
    {
        _floor.Disconnect("KASSA2");
        _floor.Disconnect("KASSA1");
        var people = new People(looks => { if (looks == 25) { _floor.Connect("KASSA2"); } if (looks == 50) { _floor.Connect("KASSA1"); } });

        Assert.All(Run(people, TimeSpan.FromSeconds(30)), result => Assert.False(result.Blocks));
    }

    [Fact]
    public void Once_a_till_was_waited_for_the_servers_are_asked_again_before_the_next_is_touched()
    {
        _floor.Disconnect("KASSA1");
        var people = new People(_ => _floor.Connect("KASSA1"));
        var asked = new List<bool>();

        var error = Assert.Throws<InvalidOperationException>(() => Run(people, TimeSpan.FromMinutes(5), () =>
        {
            asked.Add(_floor.Till("БАР").WasAsked);
            throw new InvalidOperationException("both are on");
        }));

        Assert.Equal("both are on", error.Message);
        Assert.Equal([false], asked);
    }

    [Fact]
    public void The_servers_are_not_asked_again_where_nobody_was_waited_for_and_are_after_the_last_till()
    {
        var asked = 0;
        Run(new People(_ => { }), TimeSpan.FromMinutes(5), () => Again(++asked));
        Assert.Equal(0, asked);

        _floor.Disconnect("БАР");
        var results = Run(new People(_ => _floor.Connect("БАР")), TimeSpan.FromMinutes(5), () => Again(++asked));

        Assert.Equal((1, "Trial.Network"), (asked, results[^1].Id));
    }

    [Fact]
    public void Waiting_is_left_at_once()
    {
        using var stop = new CancellationTokenSource();
        _floor.Disconnect("KASSA2");
        var people = new People(_ => stop.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(
            () => new PosChain(_floor.Instance, people).Run(_floor.Request(patience: TimeSpan.FromMinutes(5)), stop.Token).Count());
    }

    private static CheckResult[] Again(int times) => [CheckRegister.Find("Trial.Network").Result(CheckStatus.Pass, "JUPITER", "", times.ToString(CultureInfo.InvariantCulture))];

    private CheckResult[] Run(IOperationObserver observer, TimeSpan patience, Func<IReadOnlyList<CheckResult>>? afterWaiting = null)
    {
        using var chosen = RunClock.Use(new HurryingClock());
        return [.. new PosChain(_floor.Instance, observer).Run(_floor.Request(patience: patience, afterWaiting: afterWaiting), CancellationToken.None)];
    }

    /// <summary>Whoever is told what is waited for, and does something about it.</summary>
    private sealed class People(Action<int> walk) : IOperationObserver
    {
        public int Looks { get; private set; }

        public string Last { get; private set; } = "";

        public void Report(OperationProgress progress)
        {
            if (progress.Status is { } status)
            {
                (Looks, Last) = (Looks + 1, status);
                walk(Looks);
            }
        }

        public void Warn(string message) => Assert.Fail(message);

        public void Detail(string message)
        {
            // Only what is waited for matters here.
        }
    }

    /// <summary>A clock on which whoever waits has waited already.</summary>
    private sealed class HurryingClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Advance(dueTime);
            return timer;
        }
    }
}
