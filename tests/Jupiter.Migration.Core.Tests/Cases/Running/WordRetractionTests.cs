using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>A wrong word is taken back by one more line, while nothing depends on it.</summary>
public sealed class WordRetractionTests
{
    [Fact]
    public void The_step_waits_again_and_both_lines_stay()
    {
        using var sample = At("R3a");

        Retract(sample, "R3a", " анна ", "She stood before the wrong computer.");

        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        Assert.Equal("R3a", new StepTurns(migration).Next!.Id);
        Assert.Equal((CaseEvents.Retracted, SampleCase.Customer), (migration.State.Last!.Event, migration.State.Last.Data["by"]));
        var shown = sample.Status().Steps.Single(step => step.Id == "R3a");
        Assert.Empty(shown.Attestations);
        Assert.Contains("She stood before the wrong computer.", migration.State.Of("R3a").Refusal);
    }

    [Fact]
    public void The_right_word_follows_and_the_night_goes_on()
    {
        using var sample = At("R3a");
        Retract(sample, "R3a", SampleCase.Customer, "too early");

        sample.GoThrough("R3b");

        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        Assert.Empty(migration.State.Of("R3a").Refusal);
        Assert.NotNull(migration.State.Of("R3b").DoneAt);
    }

    [Theory]
    [InlineData("R3b", "R3b")]
    [InlineData("R4a", "R4a")]
    public void Not_once_something_depends_on_it(string reached, string reliant)
    {
        using var sample = At(reached);

        var error = Assert.Throws<MigrationException>(() => Retract(sample, "R3a", SampleCase.Customer, "too late"));

        Assert.Equal("WordIsReliedOn", error.ErrorId);
        Assert.Contains(reliant, error.Message);
    }

    [Fact]
    public void A_failure_that_showed_the_word_to_be_wrong_does_not_hold_it()
    {
        using var sample = At("R3b");
        Assert.Throws<MigrationException>(() => sample.GoThrough("R4a", (_, _) => throw MigrationException.Because("OldServerIsOn", "KASSA", "KASSA", "ping")));

        Retract(sample, "R3b", SampleCase.Customer, "the cable is not in");

        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);
        Assert.Equal("R3b", new StepTurns(migration).Next!.Id);
    }

    [Fact]
    public void Not_the_word_after_which_the_disk_may_be_wiped()
    {
        using var sample = new SampleCase(MigrationKind.OsReinstall);
        sample.Approve();
        sample.GoThrough("S3a.Off");

        var error = Assert.Throws<MigrationException>(() => Retract(sample, "S3a.Off", SampleCase.Customer, "a POS terminal was on"));

        Assert.Equal("WordIsReliedOn", error.ErrorId);
    }

    [Fact]
    public void Nobody_takes_back_the_word_of_another()
    {
        using var sample = At("R3a");

        var error = Assert.Throws<MigrationException>(() => Retract(sample, "R3a", "Пётр", "?"));

        Assert.Equal("WordNotGiven", error.ErrorId);
    }

    [Fact]
    public void The_notice_falls_with_the_word_until_the_work_is_accepted()
    {
        using var sample = At("O7");
        var told = sample.Status().AcceptanceDeadline;
        using (var migration = MigrationCase.Look(sample.Folder, sample.Clock))
        {
            Retract(sample, "O7", migration.State.Of("O7").Attestations[0].By, "told nobody yet");
        }

        Assert.NotNull(told);
        Assert.Null(sample.Status().AcceptanceDeadline);

        sample.GoThrough("O7");
        sample.Clock.Advance(System.TimeSpan.FromHours(12));
        Assert.Equal("WordIsReliedOn", Assert.Throws<MigrationException>(() => Retract(sample, "O7", SampleCase.Specialist, "?")).ErrorId);
    }

    [Fact]
    public void The_way_back_takes_for_begun_what_was_said_once()
    {
        using var sample = At("R3a");
        Retract(sample, "R3a", SampleCase.Customer, "perhaps it is off after all");

        using var migration = MigrationCase.Look(sample.Folder, sample.Clock);

        Assert.True(migration.State.Of("R3a").HasBegun);
    }

    private static SampleCase At(string step)
    {
        var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough(step);
        return sample;
    }

    private static StepDefinition Retract(SampleCase sample, string step, string by, string reason)
    {
        using var migration = sample.Open();
        return WordRetraction.Record(migration, step, by, reason);
    }
}
