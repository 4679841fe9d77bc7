namespace Jupiter.Migration.Cases.Actions;

/// <summary>Proves that the new server is off, before anything of the old one is touched (clause R0).</summary>
internal sealed class ProveNewServerOffAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context) => context.Servers.NewIsOff();
}
