using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Proves that all data arrived and that the database is the venue's; notes where its numbers stand, for the way back (clauses R0, R4b, S4c).</summary>
internal sealed class CompareAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var backups = CaseDatabase.Of(context.Plan).Select(database => (Database: database, Backup: CarriedBackup.Find(context.Case, database, context.BackupFile))).ToArray();
        using var target = context.Open(context.Plan.NewServerInstance);
        var checks = StepChecks.Require(context, [.. backups.SelectMany(item => StepChecks.Named(
            item.Database,
            [
                .. RestoredDatabase.Compare(context, target, item.Database, item.Backup),
                .. Waiver.Apply(context.Waived, CaseLogins.CheckEntry(context, target, item.Database, item.Backup.Manifest)),
            ]))]);
        LineFact[] noted =
        [
            WrittenSince.Marks(target, context.Plan.Venue, context.Cancellation),
            new BusinessDayAtRestore(!VenueQueries.CheckBusinessDay(target, context.Plan.Venue.Database, context.Plan.Venue.BusinessDayQuery, context.Cancellation).Blocks),
            new ServerFact(IsOld: false) { StartTime = target.GetFacts(context.Cancellation).StartTime },
        ];

        // The main POS terminal is asked for next: whoever switched a computer on since the database took its name is noticed before.
        var isReplaced = context.Plan.Kind == MigrationKind.ServerReplacement && context.Case.State.Rollback is null;
        var presence = isReplaced ? context.Servers.OnlyTarget() : new StepOutcome();
        return new StepOutcome { Checks = checks, Facts = noted }.And(presence).And(context.Computers.Off());
    }
}
