using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Restores the final backup while exactly the server is on that is restored to (clauses R0, R4a, S4b).</summary>
/// <param name="again">Whether the database that is there is kept aside, on the way back.</param>
public sealed class RestoreAction(bool again) : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var plan = context.Plan;
        var backup = CarriedBackup.Find(context.Case, context.BackupFile);

        // Somebody may have switched something on again since the proof.
        var (servers, computers) = (context.Servers, context.Computers);
        var presence = servers.OnlyTarget().And(computers.Off());
        using var target = context.Open(plan.NewServerInstance);
        if (context.MayBeDone && IsThere(context, target, backup, isOpen: true))
        {
            return presence.And(new StepOutcome { Facts = [new RestoredDatabaseFact(plan.NewServerInstance, plan.Venue.Database, backup.Path, backup.Manifest.Content.Rows)] });
        }

        var request = new RestoreRequest
        {
            BackupFile = backup.Path,
            Database = plan.Venue.Database,
            Venue = plan.Venue,
            Waived = context.Waived,
            KnownDamage = TrialAction.DamageOf(context.Case),

            // The disk may have kept the old database through the reinstallation: it is kept aside, not in the way. One with other contents
            // than the backup is somebody's to look at.
            SetAsideExisting = again || (plan.Kind == MigrationKind.OsReinstall && IsThere(context, target, backup, isOpen: false)),
            BeforeName = () => servers.OnlyTarget().And(computers.Off()).Checks,
        };
        var result = new DatabaseRestore(target, new BackupVerification(context.Engines, context.Observer), context.Observer)
            .Run(request, context.Cancellation);
        return presence.And(Outcome(result));
    }

    /// <summary>What the journal keeps of a restore.</summary>
    /// <param name="made">The restored database.</param>
    /// <returns>What is kept.</returns>
    public static StepOutcome Outcome(RestoreResult made) => new()
    {
        Checks = made.Checks,
        Facts =
        [
            new RestoredDatabaseFact(made.ServerInstance, made.Database, made.BackupFile, made.Rows, made.SetAsideAs),
            new MeasuredWork(ManifestFile.Read(made.Manifest).Length ?? 0, made.Duration),
        ],
    };

    // A database takes its name only when it is proved, so that one with the contents of the backup that writers may enter is the work of the
    // interrupted attempt. The one that a reinstallation left on the disk has these contents, too, and is closed as R2 left it.
    private static bool IsThere(StepContext context, IDatabaseInstance target, CarriedBackup backup, bool isOpen) =>
        target.FindDatabase(context.Plan.Venue.Database, context.Cancellation) is { } found && (!isOpen || !found.IsLocked)
        && RestoredDatabase.Compare(context, target, backup).All(check => !check.Blocks);
}
