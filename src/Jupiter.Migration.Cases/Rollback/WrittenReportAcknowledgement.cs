using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>
/// Nobody goes back without having seen what will be missing: the customer acknowledges exactly that list, by a code that stands for its
/// SHA-256.
/// </summary>
public static class WrittenReportAcknowledgement
{
    private const int CodeLength = 8;

    /// <summary>The list that waits to be acknowledged.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The list, or null when none waits.</returns>
    public static WrittenReport? Waiting(MigrationCase migration) => Step(migration) is { } step
        && !new StepTurns(migration).IsDone(step) && new StepTurns(migration).MissingBefore(step).Length == 0
            ? WrittenReportFile.Read(Path.Combine(migration.Layout.Evidence, Listed(migration)!.File))
            : null;

    /// <summary>The code of the list.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The first digits of its SHA-256.</returns>
    public static string CodeOf(MigrationCase migration) => Listed(migration)!.Sha256.Substring(0, CodeLength);

    /// <summary>Records that somebody has seen the list and goes back nevertheless.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="code">The code that was shown with the list.</param>
    /// <param name="by">Who acknowledges: the customer, whose receipts they are.</param>
    /// <param name="note">What the person adds.</param>
    /// <returns>The step.</returns>
    /// <exception cref="MigrationException">NothingToAcknowledge, AcknowledgementWrong, PersonUnknown, StepWrongParty, what the approval says.</exception>
    public static StepDefinition Record(MigrationCase migration, string code, string by, string note)
    {
        if (Waiting(migration) is null)
        {
            throw Because(nameof(SR.NothingToAcknowledge), migration);
        }

        if (!string.Equals(code.Trim(), CodeOf(migration), StringComparison.OrdinalIgnoreCase))
        {
            throw Because(nameof(SR.AcknowledgementWrong), migration, PrintableText.Of(code));
        }

        var (step, person) = (Step(migration)!, CasePerson.Find(migration.Plan, by));
        if (!step.CompletedBy.Contains(person.Party))
        {
            throw Because(nameof(SR.StepWrongParty), migration, step.Id, person.Name, person.Role, CasePerson.Of(migration.Plan, ResponsibleParty.Customer));
        }

        new StepTurns(migration).Require(step);
        migration.Record(step.Id, CaseEvents.Attested, [new PersonsWord(person.Name, person.Role, person.Party, note, IsComplete: true) { List = Listed(migration)!.Sha256 }]);
        return step;
    }

    private static StepDefinition? Step(MigrationCase migration) => migration.State.Rollback is null
        ? null
        : new StepTurns(migration).Steps.FirstOrDefault(step => step.IsAcknowledgement);

    private static WrittenReportReference? Listed(MigrationCase migration) =>
        WrittenReportReference.From(migration.State.Of(migration.Current.Find(StepAction.AccountWrites)!.Id).Facts);

    private static MigrationException Because(string errorId, MigrationCase migration, params object?[] arguments) =>
        MigrationException.Because(errorId, migration.Plan.Id, arguments);
}
