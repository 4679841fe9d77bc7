using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// Takes back a person's word that was wrong, while nothing depends on it. The word and its retraction stay in the journal; the step waits for
/// that person again.
/// </summary>
public static class WordRetraction
{
    /// <summary>Records it.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="by">Whose word it is.</param>
    /// <param name="reason">Why it was wrong.</param>
    /// <returns>The step.</returns>
    /// <exception cref="MigrationException">StepNotFound, WordNotGiven, WordIsReliedOn.</exception>
    public static StepDefinition Record(MigrationCase migration, string stepId, string by, string reason)
    {
        migration.Procedure.RequireShipped(migration.Plan);
        var step = new StepTurns(migration).Find(stepId);
        var words = migration.State.Of(step.Id).Attestations;
        var word = words.FirstOrDefault(word => CasePerson.SameName(word.By, by)) ?? throw MigrationException.Because(
            nameof(SR.WordNotGiven), step.Id, step.Id, PrintableText.Of(by),
            words.Count == 0 ? "-" : string.Join(", ", words.Select(one => one.By)));

        if (ReliedOnBy(migration, step) is { } why)
        {
            throw MigrationException.Because(nameof(SR.WordIsReliedOn), step.Id, step.Id, word.By, why);
        }

        migration.Record(step.Id, CaseEvents.Retracted, [new RetractedWord(word.By, reason, SR.WordTakenBack.With(word.By, reason))]);
        return step;
    }

    /// <summary>What relies on the words that were given for a step.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <returns>What does, for people; null while nothing does.</returns>
    internal static string? ReliedOnBy(MigrationCase migration, StepDefinition step)
    {
        var reliant = new StepTurns(migration).After(step).Where(later => IsBegun(migration.State.Of(later.Id))).Select(later => later.Id).ToArray();
        return reliant.Length > 0 ? SR.StepsRelyOnWord.With(string.Join(", ", reliant))
            : step.Id == AcceptanceStatus.NoticeStep && AcceptanceStatus.Of(migration).IsAccepted ? SR.WorkAccepted
            : step.Is(SwitchOff.StepOf(migration.Plan.Kind)) && SwitchOff.DiskMayBeWiped(migration) ? SR.WipeAllowed
            : null;
    }

    // A step that only failed left nothing behind that the word is needed for: often it is what showed that the word was wrong.
    private static bool IsBegun(StepRecord record) => record.DoneAt is not null || record.IsInterrupted || record.Attestations.Count > 0;
}
