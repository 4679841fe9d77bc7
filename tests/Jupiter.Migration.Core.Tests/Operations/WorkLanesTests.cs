using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Operations;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Operations;

public sealed class WorkLanesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1000, 0)]
    [InlineData(1000, 1)]
    [InlineData(1000, 16)]
    [InlineData(3, 16)]
    public void Every_piece_runs_once(int pieces, int lanes)
    {
        var ran = new int[pieces];

        WorkLanes.Run(Enumerable.Range(0, pieces).Select<int, Action<CancellationToken>>(i => _ => Interlocked.Increment(ref ran[i])), lanes, CancellationToken.None);

        Assert.All(ran, count => Assert.Equal(1, count));
    }

    [Fact]
    public void As_many_run_at_once_as_there_are_lanes()
    {
        using var together = new Barrier(4);

        WorkLanes.Run(
            Enumerable.Repeat<Action<CancellationToken>>(stop => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(20), stop)), 8), 4, CancellationToken.None);

        Assert.Equal(2, together.CurrentPhaseNumber);
    }

    [Fact]
    public void One_lane_keeps_the_order_given()
    {
        var order = new ConcurrentQueue<int>();

        WorkLanes.Run(Enumerable.Range(0, 50).Select<int, Action<CancellationToken>>(i => _ => order.Enqueue(i)), 1, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public void The_first_failure_stops_the_others_and_is_thrown_as_it_was()
    {
        var begun = 0;
        using var failed = new ManualResetEventSlim();

        var error = Assert.Throws<InvalidOperationException>(() => WorkLanes.Run(
            [
                stop =>
                {
                    stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
                    Assert.True(failed.IsSet);
                    stop.ThrowIfCancellationRequested();
                },
                _ =>
                {
                    failed.Set();
                    throw new InvalidOperationException("the first");
                },
                .. Enumerable.Repeat<Action<CancellationToken>>(_ => Interlocked.Increment(ref begun), 100),
            ],
            2,
            CancellationToken.None));

        Assert.Equal("the first", error.Message);
        Assert.Contains(nameof(The_first_failure_stops_the_others_and_is_thrown_as_it_was), error.StackTrace, StringComparison.Ordinal);
        Assert.Equal(0, begun);
    }

    [Fact]
    public void A_cancellation_stops_all_and_waits_for_what_runs()
    {
        using var stop = new CancellationTokenSource();
        var running = 0;
        var begun = 0;

        Assert.Throws<OperationCanceledException>(() => WorkLanes.Run(
            Enumerable.Repeat<Action<CancellationToken>>(
                inner =>
                {
                    Interlocked.Increment(ref running);
                    if (Interlocked.Increment(ref begun) == 3)
                    {
                        stop.Cancel();
                    }

                    inner.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
                    Thread.Sleep(20);
                    Interlocked.Decrement(ref running);
                },
                100),
            3,
            stop.Token));

        Assert.Equal(0, running);
        Assert.InRange(begun, 3, 5);
    }

    [Fact]
    public void Nothing_is_begun_after_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => WorkLanes.Run([_ => Assert.Fail("Begun.")], 1, stop.Token));
    }
}
