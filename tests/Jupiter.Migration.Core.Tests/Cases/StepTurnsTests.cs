using System;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>Whose turn it is: the same whatever process, machine or time asks, since it follows from the journal alone.</summary>
public sealed class StepTurnsTests
{
    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void At_every_moment_of_a_night_no_step_ahead_can_be_done(MigrationKind kind)
    {
        using var sample = new SampleCase(kind);
        sample.Approve();
        var tried = 0;
        while (Next(sample) is { } next and not "R9")
        {
            using (var migration = sample.Open())
            {
                var turns = new StepTurns(migration);
                foreach (var step in turns.Steps.Where(step => !turns.IsDone(step) && turns.MissingBefore(step).Length > 0))
                {
                    Assert.Equal("StepNotItsTurn", Assert.Throws<MigrationException>(() => turns.Require(step)).ErrorId);
                    tried++;
                }
            }

            sample.GoThrough(next);
        }

        Assert.True(tried > 100, $"{tried} refusals");
    }

    [Fact]
    public void A_replay_makes_the_same_state_as_the_process_that_wrote_it()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R4b");

        using var written = sample.Open();
        using var read = MigrationCase.Look(sample.Folder, sample.Clock);

        Assert.Equal(
            CaseStatusView.Of(written).Steps.Select(step => $"{step.Id} {step.State} {step.DoneAt:O}"),
            CaseStatusView.Of(read).Steps.Select(step => $"{step.Id} {step.State} {step.DoneAt:O}"));
    }

    [Fact]
    public void A_failed_attempt_may_be_tried_again_and_only_an_interrupted_one_may_have_done_its_work()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R1");
        using var migration = sample.Open();
        var step = new StepTurns(migration).Next!;
        Assert.Throws<MigrationException>(() => new StepRun(migration, step).Do(() => throw MigrationException.Because("DiskFull", null, "x")));
        Assert.Equal(("DiskFull", false), (migration.State.Of(step.Id).ErrorId, migration.State.Of(step.Id).FollowsInterruption));

        // As a process that is killed leaves it.
        migration.Record(step.Id, CaseEvents.Started);
        Assert.True(migration.State.Of(step.Id).IsInterrupted);
        migration.Record(step.Id, CaseEvents.Started);

        Assert.True(migration.State.Of(step.Id).FollowsInterruption);
    }

    [Fact]
    public void A_step_that_was_stopped_says_so_in_the_words_of_the_session()
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R1");
        using var migration = sample.Open();
        var step = new StepTurns(migration).Next!;
        Assert.Throws<OperationCanceledException>(() => new StepRun(migration, step).Do(() => throw new OperationCanceledException("A task was canceled.")));

        Assert.Equal(("Stopped", SR.StepStopped, SR.StepStoppedNext), (migration.State.Of(step.Id).ErrorId, migration.State.Of(step.Id).Error, migration.State.Of(step.Id).Remedy));
    }

    private static string? Next(SampleCase sample)
    {
        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        return new StepTurns(migration).Next?.Id;
    }
}
