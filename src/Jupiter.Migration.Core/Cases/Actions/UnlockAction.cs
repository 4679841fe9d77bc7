
namespace Jupiter.Migration.Cases.Actions;

/// <summary>Lets writers into the old database again, while no other server is on (clauses R0, R9).</summary>
internal sealed class UnlockAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var presence = new CasePresence(context).NewIsOffIfThereIsOne().And(new CaseComputers(context).Off());
        using var old = context.Open(context.Plan.OldServerInstance);
        var database = context.Plan.Venue.Database;
        if (old.FindDatabase(database, context.Cancellation) is { IsLocked: true })
        {
            old.Unlock(database, context.Cancellation);
        }

        return presence.And(new StepOutcome { Data = { ["database"] = database, ["server"] = context.Plan.OldServerInstance } });
    }
}
