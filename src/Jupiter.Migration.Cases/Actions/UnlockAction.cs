
using Jupiter.Migration.Cases.Acceptance;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Lets writers into the old database again, while no other server is on (clauses R0, R9).</summary>
internal sealed class UnlockAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {

        // Where nothing was switched off yet, nothing can be asked to be off: the old server works, and the new one may not be seen.
        var nothingWasOff = !context.Case.State.Of(SwitchOff.StepOf(context.Plan.Kind)).WasSaid;
        var presence = nothingWasOff ? new CasePresence(context).NewIsNotSeen() : new CasePresence(context).NewIsOffIfThereIsOne().And(new CaseComputers(context).Off());
        using var old = context.Open(context.Plan.OldServerInstance);
        var database = context.Plan.Venue.Database;
        if (old.FindDatabase(database, context.Cancellation) is { IsLocked: true })
        {
            old.Unlock(database, context.Cancellation);
        }

        return presence.And(new StepOutcome { Data = { ["database"] = database, ["server"] = context.Plan.OldServerInstance } });
    }
}
