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

        var (file, copy) = (TrialPlaces.Backup(plan), TrialPlaces.Copy(plan));
        if (Whole(context, context.BackupFile ?? copy) is { } found)
        {
            TrialPlaces.Remove(new[] { file }.Where(left => left != found.File));
            return new StepOutcome { Facts = [found, new MeasuredWork(found.Length, TimeOf(found.File))] };
        }

        var checks = StepChecks.Require(context, Waiver.Apply(context.Waived, [CheckHours(context), TrialNetwork.NewIsApart(context)]).ToArray());
        RequireOwn(plan, file, copy);
        TrialPlaces.Remove(file, copy);
        using var old = context.Open(plan.OldServerInstance);
        var taken = new DatabaseBackup(old, context.Observer).Run(
            new BackupRequest
            {
                Database = plan.Venue.Database,
                BackupFile = file,
                CopyTo = plan.CopyTo,
                Rights = plan.Shared == true ? FileRights.OfFolder : FileRights.Owner,
                Venue = plan.Venue,
                ModuleVersion = plan.ModuleVersion,
            },
            context.Cancellation);
        var watch = Stopwatch.StartNew();
        var verified = StepChecks.Require(context, [.. Verify(context, file, old), .. Verify(context, copy, null).Where(check => check.Id != BackupVerification.EngineCheckId)]);
        var verifying = watch.Elapsed;
        return new StepOutcome
        {
            Checks = [.. checks, .. verified, .. TrialPlaces.Remove(file)],
            Facts = [new TrialBackup(copy, taken.Sha256 ?? "", taken.Length ?? 0, verifying), new MeasuredWork(taken.Length ?? 0, taken.Duration)],
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
    private static void RequireOwn(CasePlan plan, params string[] files)
    {
        if (files.FirstOrDefault(file => File.Exists(file) && ManifestOf(file)?.Database != plan.Venue.Database) is { } strange)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), strange, strange);
        }
    }

    // Only after an attempt that ended nowhere, or when the trial came to miss it: otherwise a backup of now is wanted.
    private static TrialBackup? Whole(StepContext context, string file)
    {
        var isLeft = context.MayBeDone || context.BackupFile is not null;
        return isLeft && File.Exists(file) && ManifestOf(file) is { Sha256: { } sha256 } manifest && manifest.Database == context.Plan.Venue.Database
            && BackupVerification.MayBeTaken(Verify(context, file, null))
            ? new TrialBackup(file, sha256, manifest.Length ?? 0, null) : null;
    }

    private static System.Collections.Generic.IReadOnlyList<CheckResult> Verify(StepContext context, string file, IDatabaseInstance? instance) =>
        new BackupVerification(context.Engines, context.Observer).Run(file, null, instance, context.Cancellation);

    private static System.TimeSpan? TimeOf(string file) => ManifestOf(file) is { } manifest ? manifest.FinishedAt - manifest.StartedAt : null;

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
