using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>
/// Nobody goes back without having seen what will be missing: the customer acknowledges exactly that list, by a code that stands for its
/// SHA-256.
/// </summary>
public static class WrittenReportAcknowledgement
{
    /// <summary>The list that waits to be acknowledged.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The list, or null when none waits.</returns>
    public static WrittenReport? Waiting(MigrationCase migration) => Step(migration) is { } step
        && !new StepTurns(migration).IsDone(step) && new StepTurns(migration).MissingBefore(step).Length == 0
            ? Read(migration, Listed(migration)!)
            : null;

    /// <summary>The list, waiting or acknowledged.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>What the journal tells of it; null where there is none.</returns>
    internal static WrittenReportReference? Listed(MigrationCase migration) =>
        migration.Procedure.Back.Find(StepAction.AccountWrites) is { } step ? WrittenReportReference.From(migration.State.Of(step.Id).Facts) : null;

    /// <summary>The code of the list.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The first digits of its SHA-256.</returns>
    public static string CodeOf(MigrationCase migration) => Listed(migration)!.Code;

    /// <summary>Whether the server could not be read, so that the list tells nothing.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Whether it is so.</returns>
    public static bool IsUnknown(MigrationCase migration) => migration.State.Rollback is { IsUnreachable: true } && Listed(migration) is { Tables: null };

    /// <summary>Whether the list names nothing.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Whether it does not.</returns>
    public static bool IsEmpty(MigrationCase migration) => Listed(migration)!.IsEmpty;

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
            throw Because(nameof(SR.StepWrongParty), migration, step.Id, person.Name, ContactRoles.TitleOf(person.Role), CasePerson.Of(migration.Plan, ResponsibleParty.Customer));
        }

        new StepTurns(migration).Require(step);
        migration.Record(step.Id, CaseEvents.Attested, [new PersonsWord(person.Name, person.Role, person.Party, note, IsComplete: true) { List = Listed(migration)!.Sha256 }]);
        return step;
    }

    // Its code stands for what B1 wrote, and for nothing that was written over it.
    private static WrittenReport Read(MigrationCase migration, WrittenReportReference list)
    {
        var path = Path.Combine(migration.Layout.Evidence, list.File);
        var account = WrittenReportFile.Read(path);
        return HashedCopy.Hash(path, null, default) == list.Sha256 ? account
            : throw MigrationException.Because(nameof(SR.WrittenReportBroken), path, path, "SHA-256 != " + list.Sha256);
    }

    private static StepDefinition? Step(MigrationCase migration) => migration.State.Rollback is null
        ? null
        : new StepTurns(migration).Steps.FirstOrDefault(step => step.IsAcknowledgement);

    private static MigrationException Because(string errorId, MigrationCase migration, params object?[] arguments) =>
        MigrationException.Because(errorId, migration.Plan.Id, arguments);
}
