using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Takes the final backup and its copy on another medium (clause R2).</summary>
public sealed class BackupAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        using var old = context.Open(plan.OldServerInstance);

        // What is written where somebody opened it since R2.Lock would be missing from the final backup.
        LockAction.EnsureLocked(old, plan.Venue.Database, context.Cancellation);

        string[] places = [plan.BackupFile, CopyOf(plan)];
        var left = places.Where(File.Exists).ToArray();
        if (left.Length > 0)
        {
            RequireOwn(context, old, left);
            if (left.Length == places.Length && WholeIn(context, left) is { } whole)
            {
                return new StepOutcome { Facts = FinalBackup.Of(plan.BackupFile, CopyOf(plan), whole, null) };
            }
        }

        var result = new DatabaseBackup(old, context.Observer).Run(
            new BackupRequest
            {
                Database = plan.Venue.Database,
                BackupFile = plan.BackupFile,
                CopyTo = plan.CopyTo,
                Rights = plan.Shared == true ? FileRights.OfFolder : FileRights.Owner,
                Overwrite = left.Length > 0,
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
        new() { Facts = FinalBackup.Of(made.BackupFile, made.CopyFile!, ManifestFile.Read(made.Manifest), made.Duration) };

    /// <summary>Where the copy of the final backup is written.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Its path.</returns>
    public static string CopyOf(CasePlan plan) => Path.Combine(plan.CopyTo, Path.GetFileName(plan.BackupFile));

    // The place was free before the database was locked. What is there now is an earlier attempt's if it holds what the locked database
    // holds, whatever the clocks said; anything else is somebody's and stays.
    private static void RequireOwn(StepContext context, IDatabaseInstance old, string[] left)
    {
        var database = context.Plan.Venue.Database;
        using var content = old.OpenContent(database, context.Cancellation);
        var now = FingerprintWork.Run(database, content, 0, context.Observer, context.Cancellation).Fingerprint;
        if (left.FirstOrDefault(file => ManifestOf(file) is not { } manifest || manifest.Database != database || manifest.Content.Fingerprint != now) is { } strange)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), strange, strange);
        }
    }

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

    private static BackupManifest? WholeIn(StepContext context, string[] files)
    {
        var manifests = files.Select(ManifestOf).ToArray();
        return manifests.Select(manifest => manifest?.Sha256).Distinct().Count() == 1
            && !files.Any(file => Blocks(new BackupVerification(context.Engines, context.Observer), file, context)) ? manifests[0] : null;
    }

    private static bool Blocks(BackupVerification verification, string path, StepContext context)
    {
        try
        {
            return !BackupVerification.MayBeTaken(verification.Run(path, context.Cancellation));
        }
        catch (MigrationException)
        {
            return true;
        }
    }
}
