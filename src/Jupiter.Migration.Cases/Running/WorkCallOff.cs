using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Calls the work off while nothing would have to be led back: the venue works as it did, and the desk waits for the case no more (clause O1).</summary>
public static class WorkCallOff
{
    /// <summary>Records it. What was approved before counts no more; whoever approves again lets the work take place after all.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="by">Who calls it off.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="MigrationException">PersonUnknown, AlreadyCalledOff, RollbackIsRunning, CallOffTooLate.</exception>
    public static void Record(MigrationCase migration, string by, string reason)
    {
        var person = CasePerson.Find(migration.Plan, by);
        if (migration.State.CalledOff is { } earlier)
        {
            throw Because(nameof(SR.AlreadyCalledOff), migration, earlier.By, CaseTime.Local(earlier.At, migration.Plan.Venue), earlier.Reason);
        }

        // Whoever went back is not sent back once more.
        if (migration.State.Rollback is not null)
        {
            throw Because(nameof(SR.RollbackIsRunning), migration, migration.Plan.Id);
        }

        if (Begun(migration) is { } step)
        {
            throw Because(nameof(SR.CallOffTooLate), migration, step);
        }

        migration.Record("", CaseEvents.CalledOff, [new CallOff(person.Name, reason)]);
    }

    // What has to be led back the procedure of the way back itself tells.
    private static string? Begun(MigrationCase migration) =>
        migration.Procedure.Back.Steps.SelectMany(step => step.NeededAfter).FirstOrDefault(id => migration.State.Of(id).HasBegun);

    private static MigrationException Because(string errorId, MigrationCase migration, params object?[] arguments) =>
        MigrationException.Because(errorId, migration.Plan.Id, arguments);
}
