using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Takes a backup of the live venue outside of its opening hours, as the night will, and leaves its copy on the medium on which it is
/// carried. What an earlier attempt left is taken if it is whole, wherever it is by now, and else removed.
/// </summary>
internal sealed class TrialBackupAction : IStepAction
{
    private static readonly CheckDefinition Hours = CheckRegister.Find("Trial.Hours");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        if (TrialRule.IsTooEarly(plan, context.Case.Now))
        {
            throw MigrationException.Because(nameof(SR.TrialTooEarly), plan.Id, CaseTime.Local(TrialRule.CountsFrom(plan), plan.Venue));
        }

        var databases = CaseDatabase.Of(plan);
        var found = databases.Select(database => Whole(context, database)).ToArray();
        if (found.All(backup => backup is not null))
        {
            TrialPlaces.Remove(databases.Select(database => TrialPlaces.Backup(plan, database)).Except(found.Select(backup => backup!.File)));
            return Outcome([], databases, [.. found.Select(backup => (backup!, TimeOf(backup!.File)))]);
        }

        var checks = StepChecks.Require(context, Waiver.Apply(context.Waived, [CheckHours(context), context.Servers.NewIsApart()]).ToArray());
        using var old = context.Open(plan.OldServerInstance);
        RequireAll(old, databases, context);

        // Those of one night belong together: with one that is missing all are taken anew.
        Array.ForEach([.. databases], database => RequireOwn(database, TrialPlaces.Backup(plan, database), TrialPlaces.Copy(plan, database)));
        Array.ForEach([.. databases], database => TrialPlaces.Remove(TrialPlaces.Backup(plan, database), TrialPlaces.Copy(plan, database)));
        var results = new List<CheckResult>(checks);
        return Outcome(results, databases, [.. databases.Select(database => Take(context, old, database, results))]);
    }

    // The name of one that is missing is told before hours go into the others.
    private static void RequireAll(IDatabaseInstance old, IReadOnlyList<CaseDatabase> databases, StepContext context)
    {
        if (databases.FirstOrDefault(database => old.FindDatabase(database.Name, context.Cancellation) is null) is { } missing)
        {
            throw DatabaseErrors.NotFound(old.Address, missing.Name);
        }
    }

    private static (TrialBackup Backup, TimeSpan? Duration) Take(StepContext context, IDatabaseInstance old, CaseDatabase database, List<CheckResult> checks)
    {
        var plan = context.Plan;
        var (file, copy) = (TrialPlaces.Backup(plan, database), TrialPlaces.Copy(plan, database));
        var taken = new DatabaseBackup(old, context.Observer).Run(
            new BackupRequest
            {
                Database = database.Name,
                BackupFile = file,
                CopyTo = plan.CopyTo,
                Rights = plan.Shared == true ? FileRights.OfFolder : FileRights.Owner,
                RoomBeside = BackupAction.RoomBeside(old, plan, database, context.Cancellation),
                Venue = database.Venue,
                ModuleVersion = plan.ModuleVersion,
            },
            context.Cancellation);
        var watch = Stopwatch.StartNew();
        checks.AddRange(StepChecks.Require(
            context, [.. Verify(context, file, old), .. Verify(context, copy, null).Where(check => check.Id != BackupVerification.EngineCheckId)]));
        var verifying = watch.Elapsed;
        checks.AddRange(TrialPlaces.Remove(file));
        return (new TrialBackup(copy, taken.Sha256 ?? "", taken.Length ?? 0, verifying), taken.Duration);
    }

    // The rate is that of all, which the first tells of as the step's.
    private static StepOutcome Outcome(IReadOnlyList<CheckResult> checks, IReadOnlyList<CaseDatabase> databases, (TrialBackup Backup, TimeSpan? Duration)[] taken)
    {
        var verifying = taken.Aggregate((TimeSpan?)TimeSpan.Zero, (sum, item) => sum + item.Backup.Verified);
        return new StepOutcome
        {
            Checks = checks,
            Facts =
            [
                .. databases.Zip(taken, (database, item) => OtherDatabaseFact.Of(database, database.IsMain ? item.Backup with { Verified = verifying } : item.Backup)),
                MeasuredWork.Of(taken.Select(item => (item.Backup.Length, item.Duration))),
            ],
        };
    }

    private static CheckResult CheckHours(StepContext context)
    {
        var (venue, now) = (context.Plan.Venue, context.Case.Now);
        if (VenueTime.NextOpening(venue, now) is not { } opening)
        {
            return Hours.Result(CheckStatus.Warning, venue.Name, SR.OpeningHoursKnown, SR.OpeningHoursMissing);
        }

        return VenueTime.OpenUntil(venue, now) is { } closing
            ? Hours.Result(CheckStatus.Fail, venue.Name, SR.VenueIsClosed, SR.VenueOpenUntil.With(CaseTime.Local(closing, venue)))
            : Hours.Result(CheckStatus.Pass, venue.Name, SR.VenueIsClosed, SR.VenueClosedUntil.With(CaseTime.Local(opening, venue)));
    }

    // The names bear the case's random id; what has one and is no backup of the venue's is somebody's all the same.
    private static void RequireOwn(CaseDatabase database, params string[] files)
    {
        if (files.FirstOrDefault(file => File.Exists(file) && ManifestOf(file)?.Database != database.Name) is { } strange)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), strange, strange);
        }
    }

    // Only after an attempt that ended nowhere, or when the trial came to miss it: otherwise a backup of now is wanted.
    private static TrialBackup? Whole(StepContext context, CaseDatabase database)
    {
        var file = database.Beside(context.BackupFile) ?? TrialPlaces.Copy(context.Plan, database);
        var isLeft = context.MayBeDone || context.BackupFile is not null;
        return isLeft && File.Exists(file) && ManifestOf(file) is { Sha256: { } sha256 } manifest && manifest.Database == database.Name
            && Verify(context, file, null).All(check => check.Id == BackupVerification.EngineCheckId ? !check.IsRefuted() : !check.Blocks)
            ? new TrialBackup(file, sha256, manifest.Length ?? 0, null) : null;
    }

    private static IReadOnlyList<CheckResult> Verify(StepContext context, string file, IDatabaseInstance? instance) =>
        new BackupVerification(context.Engines, context.Observer).Run(file, null, instance, context.Cancellation);

    private static TimeSpan? TimeOf(string file) => ManifestOf(file) is { } manifest ? manifest.FinishedAt - manifest.StartedAt : null;

    private static BackupManifest? ManifestOf(string file)
    {
        try
        {
            return ManifestFile.Read(ManifestFile.PathFor(file));
        }
        catch (MigrationException)
        {
            return null;
        }
    }
}
