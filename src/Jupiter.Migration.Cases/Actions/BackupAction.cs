using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Takes the final backup and its copy on another medium (clause R2).</summary>
public sealed class BackupAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        if (context.MayBeDone && FindDone(context) is { } found)
        {
            return new StepOutcome { Data = BackupFacts.Of(plan.BackupFile, CopyOf(plan), found, null) };
        }

        using var old = context.Open(plan.OldServerInstance);
        var result = new DatabaseBackup(old, context.Observer).Run(
            new BackupRequest
            {
                Database = plan.Venue.Database,
                BackupFile = plan.BackupFile,
                CopyTo = plan.CopyTo,
                Rights = plan.Shared == true ? FileRights.OfFolder : FileRights.Owner,
                Overwrite = new[] { plan.BackupFile, CopyOf(plan) }.Where(File.Exists).All(file => IsOfThisNight(context, file)),
                Venue = plan.Venue,
                ModuleVersion = plan.ModuleVersion,
            },
            context.Cancellation);
        return Outcome(result);
    }

    /// <summary>What the journal keeps of a backup.</summary>
    /// <param name="made">The backup, with its copy.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(BackupResult made) =>
        new() { Data = BackupFacts.Of(made.BackupFile, made.CopyFile!, ManifestFile.Read(made.Manifest), made.Duration) };

    /// <summary>Where the copy of the final backup is written.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Its path.</returns>
    public static string CopyOf(CasePlan plan) => Path.Combine(plan.CopyTo, Path.GetFileName(plan.BackupFile));

    // A backup that was taken of this database after it was locked is an earlier attempt's, whose copy failed perhaps. Any other stays.
    private static bool IsOfThisNight(StepContext context, string file)
    {
        try
        {
            return ManifestFile.Read(ManifestFile.PathFor(file)) is { } manifest
                && manifest.Database == context.Plan.Venue.Database && manifest.ServerInstance == context.Plan.OldServerInstance
                && manifest.StartedAt >= context.RecordOf(StepAction.Lock).DoneAt;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    // An earlier attempt may have been interrupted after the backup and before the journal knew: both files are whole then, and younger
    // than the lock that keeps writers out.
    private static BackupManifest? FindDone(StepContext context)
    {
        var lockedAt = context.RecordOf(StepAction.Lock).DoneAt;
        BackupManifest? manifest = null;
        foreach (var path in new[] { context.Plan.BackupFile, CopyOf(context.Plan) })
        {
            var verification = new BackupVerification(context.Engines, context.Observer);
            if (!File.Exists(path) || Blocks(verification, path, context) || verification.Manifest is not { } read
                || read.Database != context.Plan.Venue.Database || read.StartedAt < lockedAt || (manifest ?? read).Sha256 != read.Sha256)
            {
                return null;
            }

            manifest = read;
        }

        return manifest;
    }

    private static bool Blocks(BackupVerification verification, string path, StepContext context)
    {
        try
        {
            // SQL Server reads a backup only where its server sees it; the next step has it verified there.
            return verification.Run(path, context.Cancellation).Any(check => check.Id == BackupVerification.EngineCheckId ? check.IsRefuted() : check.Blocks);
        }
        catch (MigrationException)
        {
            return true;
        }
    }
}
