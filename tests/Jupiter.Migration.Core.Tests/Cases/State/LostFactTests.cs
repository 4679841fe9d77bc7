using System;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.State;

/// <summary>What becomes of a case when something that was proved is so no more (clauses R0, R2, R3a).</summary>
public sealed class LostFactTests
{
    [Fact]
    public void The_step_that_proved_it_is_next_and_what_was_done_after_it_stays_done()
    {
        using var sample = Compared();
        using var migration = sample.Open();

        Lose(migration, "R0", "OldServerIsOn", "R0");

        var turns = new StepTurns(migration);
        Assert.Equal("R0", turns.Next!.Id);
        Assert.Equal(["R4a", "R4b"], new[] { "R4a", "R4b" }.Where(id => turns.IsDone(turns.Find(id))));
        Assert.Equal(("OldServerIsOn", "on"), (migration.State.Of("R0").ErrorId, migration.State.Of("R0").Error));
        Assert.False(migration.State.Of("R0").IsInterrupted);
    }

    [Fact]
    public void Nothing_that_comes_after_it_may_be_done_although_it_is_no_gate_of_its_own()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        Lose(migration, "R0", "OldServerIsOn", "R0");

        var refused = Assert.Throws<MigrationException>(() => new StepTurns(migration).Require(new StepTurns(migration).Find("R5")));

        Assert.Equal("ProvedFactGone", refused.ErrorId);
        Assert.Contains("R0", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proved_again_it_lets_the_night_go_on_where_it_was()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        Lose(migration, "R0", "OldServerIsOn", "R0");

        migration.Dispose();
        sample.GoThrough("R0");

        using var again = sample.Open();
        Assert.Equal("R5", new StepTurns(again).Next!.Id);
        Assert.Null(again.State.Of("R0").GoneAt);
    }

    [Fact]
    public void What_was_said_of_the_other_server_before_it_was_seen_counts_for_nothing()
    {
        using var sample = Compared();
        using var migration = sample.Open();
        migration.Record("R3a", CaseEvents.TagRead, [new TagReading("Вера", "old")]);
        Assert.True(migration.State.IsOldServerTagRead);

        Lose(migration, "R0", "OldServerIsOn", "R0");

        Assert.False(migration.State.IsOldServerTagRead);
        Assert.NotNull(migration.State.OtherServerSeenAt);
        Assert.All(migration.State.Of("R3a").Attestations, word => Assert.NotNull(word.RefutedAt));
    }

    [Fact]
    public void A_step_that_was_not_done_is_not_touched_and_the_word_is_refuted_all_the_same()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R3a");
        using var migration = sample.Open();

        Lose(migration, "R0", "OldServerIsOn");

        Assert.Equal("R3b", new StepTurns(migration).Next!.Id);
        Assert.Null(migration.State.Of("R0").GoneAt);
        Assert.All(migration.State.Of("R3a").Attestations, word => Assert.NotNull(word.RefutedAt));
    }

    [Fact]
    public void A_lock_that_was_opened_lets_nobody_switch_off_before_the_backup_was_looked_at_again()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R2.Verify");
        using var migration = sample.Open();

        Lose(migration, "R2.Lock", "OldDatabaseOpened", "R2.Lock", "R2.Backup", "R2.Verify");

        Assert.Equal("R2.Lock", new StepTurns(migration).Next!.Id);
        Assert.True(migration.State.Of("R2.Lock").FollowsInterruption);
        Assert.Equal("ProvedFactGone", Assert.Throws<MigrationException>(() => new StepRun(migration, new StepTurns(migration).Find("R3a")).RequireTurn()).ErrorId);
    }

    private static SampleCase Compared()
    {
        var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R4b");
        return sample;
    }

    private static void Lose(MigrationCase migration, string step, string errorId, params string[] reopens) =>
        migration.Record(step, CaseEvents.Gone, [new LostFact("OtherServer", errorId, "on", reopens)]);
}
