using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Records what a person did. It is that person's word: the journal keeps it as an attestation.</summary>
internal static class StepCompletion
{
    /// <summary>Records it.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="note">What the person adds.</param>
    /// <param name="evidence">Full path of a file that proves it, or null.</param>
    /// <param name="cancellation">Stops the copying of that file.</param>
    /// <returns>The step.</returns>
    /// <exception cref="MigrationException">
    /// StepNotFound, StepIsAutomatic, StepNeedsAcknowledgement, StepWrongParty, StepAlreadyAttested, PersonUnknown, PathNotFound, and what <see cref="StepTurns.Require"/> throws.
    /// </exception>
    public static StepDefinition Record(
        MigrationCase migration, string stepId, string by, string note, string? evidence, CancellationToken cancellation)
    {
        var turns = new StepTurns(migration);
        var step = turns.Find(stepId);
        if (!step.IsManual)
        {
            throw Because(nameof(SR.StepIsAutomatic), step, step.Id);
        }

        if (step.IsAcknowledgement)
        {
            throw Because(nameof(SR.StepNeedsAcknowledgement), step, step.Id);
        }

        var person = CasePerson.Find(migration.Plan, by);
        if (!step.CompletedBy.Contains(person.Party))
        {
            throw Because(
                nameof(SR.StepWrongParty), step, step.Id, person.Name, person.Role,
                string.Join("; ", step.CompletedBy.Select(party => CasePerson.Of(migration.Plan, party))));
        }

        turns.Require(step);
        var heard = migration.State.Of(step.Id).Attestations.Select(attestation => attestation.Party).ToArray();
        if (heard.Contains(person.Party))
        {
            throw Because(nameof(SR.StepAlreadyAttested), step, step.Id, person.Name, StepTexts.WaitsFor(migration.Plan, step, migration.State.Of(step.Id)));
        }

        EvidenceReference[] files = evidence is null ? [] : [migration.Journal.AddEvidence(step.Id + "-" + System.IO.Path.GetFileName(evidence), evidence, cancellation)];
        migration.Record(
            step.Id,
            CaseEvents.Attested,
            new Dictionary<string, string>
            {
                ["by"] = person.Name,
                ["role"] = person.Role,
                ["party"] = person.Party.ToString(),
                ["note"] = note,
                ["complete"] = step.CompletedBy.All(party => party == person.Party || heard.Contains(party)) ? "true" : "false",
            },
            files);
        return step;
    }

    private static MigrationException Because(string errorId, StepDefinition step, params object?[] arguments) =>
        MigrationException.Because(errorId, MigrationErrorCategory.InvalidOperation, step.Id, arguments);
}
