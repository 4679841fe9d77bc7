using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Takes the final backups and their copies on another medium (clause R2).</summary>
public sealed class BackupAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var databases = CaseDatabase.Of(context.Plan);
        using var old = context.Open(context.Plan.OldServerInstance);

        // What is written where somebody opened it since R2.Lock would be missing from the final backup.
        LockAction.EnsureLocked(old, databases, context.Cancellation);
        return Outcome(databases, [.. databases.Select(database => Take(context, old, database))]);
    }

    /// <summary>What the journal keeps of backups that were made by hand.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="made">The backups, with their copies, in the order of the databases.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(CasePlan plan, IReadOnlyList<BackupResult> made) =>
        Outcome(CaseDatabase.Of(plan), [.. made.Select(backup => (ManifestFile.Read(backup.Manifest), (TimeSpan?)backup.Duration))]);

    /// <summary>What has to find room beside a backup: those that are taken after it.</summary>
    /// <param name="server">The old server.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="database">The database that is backed up now.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Their bytes.</returns>
    public static long RoomBeside(IDatabaseInstance server, CasePlan plan, CaseDatabase database, System.Threading.CancellationToken cancellation) =>
        CaseDatabase.Of(plan).SkipWhile(earlier => earlier.Name != database.Name).Skip(1).Where(later => !File.Exists(later.BackupFile))
            .Sum(later => server.FindDatabase(later.Name, cancellation)?.SizeBytes ?? 0);

    /// <summary>Whether all that lies at the places of a backup is the one that the journal knows, of before the database was opened again.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="database">The database.</param>
    /// <returns>Whether it is the case's own and may be replaced.</returns>
    internal static bool IsOutlived(MigrationCase migration, StepRecord step, CaseDatabase database) =>
        LeftOf(database) is { Length: > 0 } left && left.All(file => IsOutlived(migration, step, database, ManifestOf(file)));

    private static bool IsOutlived(MigrationCase migration, StepRecord step, CaseDatabase database, BackupManifest? manifest) =>
        step.GoneAt is not null && manifest is not null && manifest.Sha256 == CarriedBackup.Taken(migration, database)?.Sha256;

    private static StepOutcome Outcome(IReadOnlyList<CaseDatabase> databases, IReadOnlyList<(BackupManifest Manifest, TimeSpan? Duration)> taken) => new()
    {
        Facts =
        [
            .. databases.Zip(taken, (database, backup) => OtherDatabaseFact.Of(database.Other?.Name, FinalBackup.Of(database.BackupFile, database.CopyFile, backup.Manifest))),
            MeasuredWork.Of(taken.Select(backup => (backup.Manifest.Length ?? 0, backup.Duration))),
        ],
    };

    private static (BackupManifest Manifest, TimeSpan? Duration) Take(StepContext context, IDatabaseInstance old, CaseDatabase database)
    {
        var plan = context.Plan;
        var left = LeftOf(database);
        if (left.Length > 0 && HoldsAll(context, old, database, left) && left.Length == PlacesOf(database).Length && WholeIn(context, left) is { } whole)
        {
            return (whole, null);
        }

        var result = new DatabaseBackup(old, context.Observer).Run(
            new BackupRequest
            {
                Database = database.Name,
                BackupFile = database.BackupFile,
                CopyTo = plan.CopyTo,
                Rights = plan.Shared == true ? FileRights.OfFolder : FileRights.Owner,
                Overwrite = left.Length > 0,
                RoomBeside = RoomBeside(old, plan, database, context.Cancellation),
                Venue = database.Venue,
                ModuleVersion = plan.ModuleVersion,
            },
            context.Cancellation);
        return (ManifestFile.Read(result.Manifest), result.Duration);
    }

    // The place was free before the database was locked. What is there now is an earlier attempt's if it holds what the locked database
    // holds, whatever the clocks said. Where the database was opened after the step was done, the journal knows the backup that holds less by
    // now: that one is replaced. Anything else is somebody's and stays.
    private static bool HoldsAll(StepContext context, IDatabaseInstance old, CaseDatabase database, string[] left)
    {
        using var content = old.OpenContent(database.Name, context.Cancellation);
        var now = FingerprintWork.Run(database.Name, content, 0, context.Observer, context.Cancellation).Fingerprint;
        var found = left.Select(file => (File: file, Manifest: ManifestOf(file) is { } manifest && manifest.Database == database.Name ? manifest : null)).ToArray();
        if (found.FirstOrDefault(one => one.Manifest is null || (one.Manifest.Content.Fingerprint != now && !IsOutlived(context.Case, context.Record, database, one.Manifest))).File is { } strange)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), strange, strange);
        }

        return found.All(one => one.Manifest!.Content.Fingerprint == now);
    }

    private static string[] PlacesOf(CaseDatabase database) => [database.BackupFile, database.CopyFile];

    private static string[] LeftOf(CaseDatabase database) => [.. PlacesOf(database).Where(File.Exists)];

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
