using System;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Asks the network about a step that people do. What it objects is kept in the journal for ever, beside the word that it contradicts.</summary>
internal static class NetworkObjection
{
    /// <summary>Asks.</summary>
    /// <typeparam name="T">What the question brings.</typeparam>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="by">Who said that it is done; empty before anybody did.</param>
    /// <param name="question">The question.</param>
    /// <returns>What it brought.</returns>
    /// <exception cref="MigrationException">What the question throws.</exception>
    public static T Ask<T>(MigrationCase migration, StepDefinition step, string by, Func<T> question)
    {
        try
        {
            return question();
        }
        catch (MigrationException e)
        {
            migration.Record(step.Id, CaseEvents.Refused, [StepFailure.Of(e, by)]);
            throw;
        }
    }
}
