using System;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Watch;

/// <summary>Whoever relies on the watch knows when it saw something, and when there is none any more (clause R0).</summary>
public sealed class CaseWatchTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    [Fact]
    public void What_was_seen_between_the_turn_of_a_step_and_its_waiting_ends_it_before_it_begins()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        using var watch = new CaseWatch(migration, _ => [new PlayedFact(migration, () => MigrationException.Because("OldServerIsOn", "x", "x", "x"))]);
        Assert.True(SpinWait.SpinUntil(() => watch.Changes > 0, LongestWait));

        var error = Assert.Throws<MigrationException>(() => watch.UntilGone<int>(_ => throw new InvalidOperationException("It began."), CancellationToken.None));

        Assert.Equal("OldServerIsOn", error.ErrorId);
    }

    [Fact]
    public void A_watch_that_dies_ends_the_waiting_and_says_so()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        using var waited = new ManualResetEventSlim();
        using var watch = new CaseWatch(migration, _ => [new PlayedFact(migration, () =>
        {
            waited.Wait(LongestWait);
            throw new NotSupportedException("strange");
        })]);

        var error = Assert.Throws<MigrationException>(() => watch.UntilGone(
            stop =>
            {
                waited.Set();
                Assert.True(stop.WaitHandle.WaitOne(LongestWait), "It is waited for ever.");
                stop.ThrowIfCancellationRequested();
                return 0;
            },
            CancellationToken.None));

        Assert.Equal("WatchBrokeOff", error.ErrorId);
        Assert.Contains("strange", error.Message, StringComparison.Ordinal);
        Assert.True(watch.Changes > 0);
        Assert.Throws<MigrationException>(watch.RequireAwake);
    }

    [Fact]
    public void What_was_seen_ends_the_waiting_although_it_can_not_be_written_down()
    {
        using var sample = Compared();
        var migration = sample.Open();
        using var waited = new ManualResetEventSlim();
        using var watch = new CaseWatch(migration, _ => [new PlayedFact(migration, () =>
        {
            waited.Wait(LongestWait);
            return MigrationException.Because("OldServerIsOn", "x", "x", "x");
        })]);

        Assert.Throws<MigrationException>(() => watch.UntilGone(
            stop =>
            {
                migration.Dispose();
                waited.Set();
                Assert.True(stop.WaitHandle.WaitOne(LongestWait), "It is waited for ever.");
                stop.ThrowIfCancellationRequested();
                return 0;
            },
            CancellationToken.None));

        Assert.True(watch.Changes > 0);
    }

    private static SampleCase Compared()
    {
        var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R4b");
        return sample;
    }

    private sealed class PlayedFact(MigrationCase migration, Func<MigrationException?> ask) : WatchedFact(migration)
    {
        public override string Name => "OtherServer";

        public override TimeSpan Every => TimeSpan.FromMilliseconds(1);

        public override bool EndsWaiting => true;

        public override StepDefinition ProvedBy => StepOf(StepAction.ProveSingleServer);

        protected override bool HasToHold => true;

        public override MigrationException? Ask(CancellationToken deadline) => ask();
    }
}
