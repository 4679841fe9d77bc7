using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Turns;

/// <summary>After the turn-back time the night goes on only by a decision of the customer, by name: whoever opens the venue answers for opening late (clauses O1, R9).</summary>
public static class TurnBackRule
{
    private static readonly CheckDefinition Definition = CheckRegister.Find("Case.TurnBack");

    /// <summary>Whether there is time left to go back.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Pass, or Fail; a warning where it was waived, or the customer decided to go on; null where there is no turn-back time.</returns>
    public static CheckResult? Check(MigrationCase migration) => TurnBack.Of(migration) is { } turn ? Judge(migration, turn) : null;

    /// <summary>Refuses a step of the night after the turn-back time.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="MigrationException">TurnBackPassed.</exception>
    public static void Require(MigrationCase migration, StepDefinition step)
    {
        if (step.Window == StepWindow.Open && TurnBack.Of(migration) is { } turn && Judge(migration, turn) is { Blocks: true } check)
        {
            throw MigrationException.Because(nameof(SR.TurnBackPassed), step.Id, turn, check.Actual, CasePerson.Of(migration.Plan, ResponsibleParty.Customer));
        }
    }

    /// <summary>Records that the customer decided to go on, once that was refused: a name that was given for something else decides nothing.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="by">Who decides; null for nobody.</param>
    /// <exception cref="MigrationException">PersonUnknown.</exception>
    public static void Decide(MigrationCase migration, string? by)
    {
        if (by is not null && TurnBack.Of(migration) is { } turn && Judge(migration, turn).Blocks && migration.State.TurnBackRefusedAt > turn.At
            && CasePerson.Find(migration.Plan, by) is { Party: ResponsibleParty.Customer } person)
        {
            migration.Record("", CaseEvents.TurnBackDecided, [new TurnBackDecision(person.Name, turn.Opening)]);
        }
    }

    private static CheckResult Judge(MigrationCase migration, TurnBack turn)
    {
        var venue = migration.Plan.Venue;
        var isWaived = venue.IsWaived(Definition.Id, migration.Plan.StartAt) || migration.State.TurnBackDecidedFor == turn.Opening;
        var result = Definition.Verdict(migration.Now <= turn.At, venue.Name, SR.TurnBackBefore.With(turn), CaseTime.Local(migration.Now, venue));
        return Waiver.Apply(isWaived ? [Definition.Id] : [], [result]).Single();
    }
}
