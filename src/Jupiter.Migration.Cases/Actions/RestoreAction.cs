using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Restores the final backups while exactly the server is on that is restored to (clauses R0, R4a, S4b). The venue's own database comes last: where it
/// has its name, the others have theirs.
/// </summary>
/// <param name="again">Whether the database that is there is kept aside, on the way back.</param>
public sealed class RestoreAction(bool again) : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        // All of them have to be there before the first is restored.
        var backups = CaseDatabase.Of(context.Plan).Reverse().Select(database => (Database: database, Backup: CarriedBackup.Find(context.Case, database, context.BackupFile))).ToArray();

        // Somebody may have switched something on again since the proof.
        var presence = context.Servers.OnlyTarget().And(context.Computers.Off());
        using var target = context.Open(context.Plan.NewServerInstance);
        var pieces = InOrder([.. backups.Select(item => item.Database)], context.Observer, database =>
        {
            var left = backups.SkipWhile(item => item.Database != database).Select(item => item.Backup).ToArray();
            return Restore(context, target, database, left[0], [.. left.Skip(1).Select(later => later.Manifest)]);
        });
        return presence.And(new StepOutcome
        {
            Checks = [.. pieces.SelectMany(piece => piece.Outcome.Checks)],
            Facts = [.. pieces.SelectMany(piece => piece.Outcome.Facts), .. Measured([.. pieces.Select(piece => (piece.Length, piece.Duration))])],
        });
    }

    /// <summary>Restores one database after the other; when one can't be, those that have their names already are named.</summary>
    /// <typeparam name="T">What comes of each.</typeparam>
    /// <param name="databases">The databases, in the order in which they come.</param>
    /// <param name="observer">Told what is there already.</param>
    /// <param name="restore">Restores one.</param>
    /// <returns>What came of each.</returns>
    public static IReadOnlyList<T> InOrder<T>(IReadOnlyList<CaseDatabase> databases, IOperationObserver observer, Func<CaseDatabase, T> restore)
    {
        var made = new List<T>();
        try
        {
            foreach (var database in databases)
            {
                made.Add(restore(database));
            }
        }
        catch when (made.Count > 0)
        {
            observer.Warn(SR.RestoredBefore.With(string.Join(", ", databases.Take(made.Count))));
            throw;
        }

        return made;
    }

    /// <summary>The manifests of what is restored after a database.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="database">The database.</param>
    /// <param name="carried">Where the backup of the venue's own database lies.</param>
    /// <returns>The manifests.</returns>
    public static IReadOnlyList<BackupManifest> ManifestsAfter(CasePlan plan, CaseDatabase database, string carried) =>
    [
        .. CaseDatabase.Of(plan).TakeWhile(later => later.Name != database.Name).Select(later => ManifestFile.Read(ManifestFile.PathFor(later.Beside(carried)))),
    ];

    /// <summary>What the journal keeps of restores by hand.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="made">The restored databases.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(CasePlan plan, IReadOnlyList<RestoreResult> made)
    {
        var pieces = made.Select(one => Of(CaseDatabase.Of(plan).First(database => string.Equals(database.Name, one.Database, StringComparison.OrdinalIgnoreCase)), one)).ToArray();
        return new()
        {
            Checks = [.. pieces.SelectMany(piece => piece.Outcome.Checks)],
            Facts = [.. pieces.SelectMany(piece => piece.Outcome.Facts), .. Measured([.. pieces.Select(piece => (piece.Length, piece.Duration))])],
        };
    }

    private (StepOutcome Outcome, long Length, TimeSpan? Duration) Restore(
        StepContext context, IDatabaseInstance target, CaseDatabase database, CarriedBackup backup, IReadOnlyList<BackupManifest> beside)
    {
        var (plan, servers, computers) = (context.Plan, context.Servers, context.Computers);

        // Where one came and the next failed, the one that came is the work of this step, too.
        var mayBeThere = context.MayBeDone || (plan.Venue.OtherDatabases.Count > 0 && context.Record.Attempts > 1);
        if (mayBeThere && IsThere(context, target, database, backup, isOpen: true))
        {
            var found = new RestoredDatabaseFact(plan.NewServerInstance, database.Name, backup.Path, backup.Manifest.Content.Rows);
            return (new StepOutcome { Facts = [OtherDatabaseFact.Of(database.Other?.Name, found)] }, 0, null);
        }

        var request = new RestoreRequest
        {
            BackupFile = backup.Path,
            Database = database.Name,
            Venue = database.Venue,
            EnableBroker = database.Other?.EnableBroker,
            Waived = context.Waived,
            KnownDamage = TrialAction.DamageOf(context.Case, database),
            Beside = beside,

            // The disk may have kept the old database through the reinstallation: it is kept aside, not in the way. One with other contents
            // than the backup is somebody's to look at.
            SetAsideExisting = again || (plan.Kind == MigrationKind.OsReinstall && IsThere(context, target, database, backup, isOpen: false)),
            BeforeName = () => servers.OnlyTarget().And(computers.Off()).Checks,
        };
        return Of(database, new DatabaseRestore(target, new BackupVerification(context.Engines, context.Observer), context.Observer).Run(request, context.Cancellation));
    }

    private static (StepOutcome Outcome, long Length, TimeSpan? Duration) Of(CaseDatabase database, RestoreResult made)
    {
        var fact = new RestoredDatabaseFact(made.ServerInstance, made.Database, made.BackupFile, made.Rows, made.SetAsideAs);
        return (
            new StepOutcome { Checks = StepChecks.Named(database, made.Checks), Facts = [OtherDatabaseFact.Of(database.Other?.Name, fact)] },
            ManifestFile.Read(made.Manifest).Length ?? 0,
            made.Duration);
    }

    // What was found done took no time that tells anything.
    private static LineFact[] Measured(IReadOnlyCollection<(long Length, TimeSpan? Duration)> pieces) =>
        pieces.Any(piece => piece.Duration is null) ? [] : [MeasuredWork.Of(pieces)];

    // A database takes its name only when it is proved, so that one with the contents of the backup that writers may enter is the work of the
    // interrupted attempt. The one that a reinstallation left on the disk has these contents, too, and is closed as R2 left it.
    private static bool IsThere(StepContext context, IDatabaseInstance target, CaseDatabase database, CarriedBackup backup, bool isOpen) =>
        target.FindDatabase(database.Name, context.Cancellation) is { } found && (!isOpen || !found.IsLocked)
        && RestoredDatabase.Compare(context, target, database, backup).All(check => !check.Blocks);
}
