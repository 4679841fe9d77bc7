using System;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Watch;

/// <summary>Whoever relies on the watch knows when it saw something, and when there is none any more (clause R0).</summary>
public sealed class CaseWatchTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

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

    [Fact]
    public void What_nobody_heard_while_it_was_watched_is_told_afterwards()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        using var watch = new CaseWatch(migration, _ => [new PlayedFact(migration, () => MigrationException.Because("OldServerIsOn", "x", "x", "x"))]);
        Assert.True(SpinWait.SpinUntil(() => watch.Changes > 0, LongestWait));
        var listener = new SilentObserver();

        watch.Dispose();
        watch.Dispose();
        watch.SpeakTo(listener);

        Assert.Single(listener.Details);
    }

    [Fact]
    public void A_word_that_is_given_while_a_loss_is_written_down_is_not_taken()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        var fact = new PlayedFact(migration, () => null);
        var error = default(Exception);
        var person = new Thread(() => error = Xunit.Record.Exception(() =>
            StepCompletion.Record(migration, new StepWord { Step = "R5", By = SampleCase.Customer }, new SilentObserver(), CancellationToken.None)));

        // The line of a loss is on its way to the medium, which may take as long as it likes.
        lock (migration)
        {
            person.Start();
            Assert.True(SpinWait.SpinUntil(() => !person.IsAlive || (person.ThreadState & ThreadState.WaitSleepJoin) != 0, LongestWait));
            Assert.True(person.IsAlive, "The word was taken meanwhile.");
            fact.Lose(MigrationException.Because("OldServerIsOn", "x", "x", "x"));
        }

        person.Join();
        Assert.Equal("ProvedFactGone", Assert.IsType<MigrationException>(error).ErrorId);
        Assert.Empty(migration.State.Of("R5").Attestations);
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
