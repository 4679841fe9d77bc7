using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Lets writers into the old databases again, the venue's own last, while no other server is on (clauses R0, R9).</summary>
internal sealed class UnlockAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        // Where nothing was switched off yet, nothing can be asked to be off: the old server works, and the new one may not be seen.
        var nothingWasOff = !context.Case.State.Of(SwitchOff.StepOf(context.Plan.Kind)).WasSaid;
        var presence = nothingWasOff ? context.Servers.NewIsNotSeen() : context.Servers.NewIsOffIfThereIsOne().And(context.Computers.Off());
        using var old = context.Open(context.Plan.OldServerInstance);
        var databases = CaseDatabase.Of(context.Plan);
        foreach (var database in databases.Reverse())
        {
            Unlock(context, old, database.Name);
        }

        return presence.And(new StepOutcome { Checks = FormerServices.StartStopped(context), Facts = [.. databases.Select(database => OtherDatabaseFact.Of(database.Other?.Name, new LockedDatabase(database.Name, Server: context.Plan.OldServerInstance)))] });
    }

    private static void Unlock(StepContext context, IDatabaseInstance old, string database)
    {
        try
        {
            // Also one that does not look locked: an attempt that was interrupted may have left some of the lock, which only its record tells.
            old.Unlock(database, context.Cancellation);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseNotLocked))
        {
            context.Observer.Detail(e.Message);
        }
    }
}
