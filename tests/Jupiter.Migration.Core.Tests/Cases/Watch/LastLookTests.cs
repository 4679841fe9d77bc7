using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Watch;

/// <summary>The copy of the backup is asked for in the moment before the old server goes off or its disk is wiped, whoever watched before (clauses R2, S3a).</summary>
public sealed class LastLookTests
{
    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R2", "R3a")]
    [InlineData(MigrationKind.OsReinstall, "S2", "S3a.Off")]
    public void A_word_is_not_taken_while_the_copy_is_lost(MigrationKind kind, string backup, string off)
    {
        using var sample = CopyLost(kind, off);
        using var migration = sample.Open();

        var error = Assert.Throws<MigrationException>(() =>
            StepCompletion.Record(migration, new StepWord { Step = off, By = SampleCase.Customer }, new SilentObserver(), CancellationToken.None));

        Assert.Equal("ProvedFactGone", error.ErrorId);
        Assert.Contains(Copy(migration), error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, migration.State.Of(off).Refusal);
        Assert.Empty(migration.State.Of(off).Attestations);
        Assert.Equal(backup + ".Backup", new StepTurns(migration).Next!.Id);
        Assert.NotNull(migration.State.Of(backup + ".Verify").GoneAt);
    }

    [Fact]
    public void A_case_that_comes_back_to_the_gate_takes_the_backup_again_before_anybody_is_waited_for()
    {
        using var sample = CopyLost(MigrationKind.OsReinstall, "S3a.Off");
        using var migration = sample.Open();

        Assert.Throws<MigrationException>(() => new CaseRunner(
            migration,
            new RunRequest { Open = (_, _) => throw MigrationException.Because("CaseInUse", "x", "x", "x", "x", "x"), Engines = null! },
            new SilentObserver()).Run(CancellationToken.None).Select(step => step.Id).ToArray());

        Assert.Equal(("S2.Backup", CaseEvents.Failed), (migration.State.Last!.Step, migration.State.Last.Event));
        Assert.NotNull(migration.State.Of("S2.Verify").GoneAt);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R3a", "en-US", "that is as it should be")]
    [InlineData(MigrationKind.OsReinstall, "S3a.Off", "en-US", "that is as it should be")]
    [InlineData(MigrationKind.OsReinstall, "S3a.Off", "ru-RU", "так и должно быть")]
    public void A_server_that_is_off_already_is_told_with_what_that_means(MigrationKind kind, string off, string culture, string meaning)
    {
        using var sample = CopyLost(kind, off);
        using var migration = sample.Open();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (var failure in new Exception[] { MigrationException.Because("InstanceUnavailable", "x", "embedded:x", "JUPITER"), new OperationCanceledException("A task was canceled.") })
            {
                var heard = new SilentObserver();
                var look = new LastLook(migration, new StepTurns(migration).Find(off), heard, CancellationToken.None);

                Assert.False(look.IsLost(new LockFact(migration, (_, _) => throw failure)));

                var told = Assert.Single(heard.Details);
                Assert.Contains(meaning, told, StringComparison.Ordinal);
                Assert.Contains(migration.Plan.Venue.Database, told, StringComparison.Ordinal);
                Assert.Equal(failure is MigrationException, told.Contains("JUPITER", StringComparison.Ordinal));
                Assert.DoesNotContain("canceled", told, StringComparison.Ordinal);
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_copy_that_was_found_elsewhere_is_asked_for_there()
    {
        using var sample = CopyLost(MigrationKind.ServerReplacement, "R3b");
        using var migration = sample.Open();
        var elsewhere = Path.Combine(Path.GetDirectoryName(Copy(migration))!, "carried.bak");
        Verify(migration, new FoundBackup(elsewhere));

        Assert.Contains(elsewhere, new SecondCopyFact(migration).Ask(CancellationToken.None)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_whose_loss_somebody_answered_for_is_not_lost_again()
    {
        using var sample = CopyLost(MigrationKind.ServerReplacement, "R3b");
        using var migration = sample.Open();
        var fact = new SecondCopyFact(migration);
        Assert.True(fact.IsWatched);
        Assert.NotNull(fact.Lose(fact.Ask(CancellationToken.None)!));

        Verify(migration, new CopyDecision(SampleCase.Specialist));

        Assert.NotNull(migration.State.Of("R2.Verify").DoneAt);
        Assert.False(fact.IsWatched);
    }

    private static void Verify(MigrationCase migration, LineFact found) =>
        migration.Record("R2.Verify", CaseEvents.Done, [found]);

    // The medium is there, and the copy is not on it.
    private static SampleCase CopyLost(MigrationKind kind, string next)
    {
        var sample = new SampleCase(kind);
        sample.Approve();
        string before;
        using (var migration = sample.Open())
        {
            before = new StepTurns(migration).Steps.TakeWhile(step => !step.Is(next)).Last().Id;
        }

        sample.GoThrough(before, (migration, step) => step.EndsWith("2.Backup", StringComparison.Ordinal)
            ? new StepOutcome { Facts = [new FinalBackup(migration.Plan.BackupFile, Copy(migration), "ab")] }
            : new StepOutcome());
        using (var migration = sample.Open())
        {
            Directory.CreateDirectory(migration.Plan.CopyTo);
        }

        return sample;
    }

    private static string Copy(MigrationCase migration) => CaseDatabase.Of(migration.Plan)[0].CopyFile;
}
