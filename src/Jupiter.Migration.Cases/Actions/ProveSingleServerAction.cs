namespace Jupiter.Migration.Cases.Actions;

/// <summary>Proves that exactly the server is on that is restored to (clause R0).</summary>
internal sealed class ProveSingleServerAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context) => context.Servers.OnlyTargetNoted();
}
