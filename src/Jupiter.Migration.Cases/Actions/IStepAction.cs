using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// What the module does in a step. An action that was interrupted is run again: it then looks first whether its work is there already, and
/// takes it instead of doing it twice.
/// </summary>
internal interface IStepAction
{
    /// <summary>Does the work.</summary>
    /// <param name="context">What there is to work with.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="MigrationException">Why the step is not done. Nothing half-made stays.</exception>
    StepOutcome Run(StepContext context);
}
