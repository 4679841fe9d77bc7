using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>Begins the way back (clause R9). From then on the case follows its steps; journal and evidence stay.</summary>
public static class RollbackStart
{
    /// <summary>Records the decision and which steps it takes.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="request">Who decided it, and why.</param>
    /// <exception cref="MigrationException">RollbackNothingToUndo, RollbackDiskWiped, RollbackClosed, PersonUnknown, what the approval says.</exception>
    public static void Record(MigrationCase migration, RollbackRequest request)
    {
        var steps = Require(migration, request.By);
        migration.Record("", CaseEvents.RollbackStarted, [new WayBack(CasePerson.Find(migration.Plan, request.By).Name, request.Reason, steps, request.NewServerIsLost)]);
    }

    /// <summary>Refuses a way back that can't begin: nobody is asked whether he means what is not to be had.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who decides it.</param>
    /// <returns>The steps that it takes.</returns>
    /// <exception cref="MigrationException">As <see cref="Record"/>.</exception>
    public static string[] Require(MigrationCase migration, string by)
    {
        CasePerson.Find(migration.Plan, by);
        migration.Procedure.RequireShipped(migration.Plan);
        migration.Approval.Require(migration.State, StepWindow.Open, migration.Now);
        if (new StepTurns(migration).Steps.All(step => migration.State.Of(step.Id).DoneAt is not null))
        {
            throw Because(nameof(SR.RollbackClosed), migration);
        }

        RequireSomethingToRestore(migration);
        var steps = StepsOf(migration).Select(step => step.Id).ToArray();
        if (steps.Length == 0)
        {
            throw Because(nameof(SR.RollbackNothingToUndo), migration);
        }

        return steps;
    }

    /// <summary>What the way back would take, if it began now.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Its steps.</returns>
    public static IEnumerable<StepDefinition> StepsOf(MigrationCase migration) => migration.Procedure.Back.Steps
        .Where(step => step.NeededAfter.Count == 0 || step.NeededAfter.Any(id => migration.State.Of(id).HasBegun));

    /// <summary>Whether the list of what was written could not be made, and nobody has said yet that the server can't be read.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Whether it is so.</returns>
    public static bool MayNeedLoss(MigrationCase migration) => migration.State.Rollback is { IsUnreachable: false }
        && new StepTurns(migration).Next is { Action: StepAction.AccountWrites } step && migration.State.Of(step.Id).ErrorId.Length > 0;

    /// <summary>Records that the new server can't be read, when that shows only on the way.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="MigrationException">PersonUnknown.</exception>
    public static void RecordLoss(MigrationCase migration, string by)
    {
        migration.Procedure.RequireShipped(migration.Plan);
        var person = CasePerson.Find(migration.Plan, by);
        if (!migration.State.Rollback!.IsUnreachable)
        {
            migration.Record("", CaseEvents.NewServerLost, [new LostServer(person.Name)]);
        }
    }

    // Between the wipe and the restore there is nothing to go back to but the backup, and restoring it is the way forward.
    private static void RequireSomethingToRestore(MigrationCase migration)
    {
        if (SwitchOff.DiskMayBeWiped(migration))
        {
            throw Because(nameof(SR.RollbackDiskWiped), migration);
        }
    }

    private static MigrationException Because(string errorId, MigrationCase migration) =>
        MigrationException.Because(errorId, migration.Plan.Id, migration.Plan.Id);
}
