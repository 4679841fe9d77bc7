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
    public static CheckResult? Check(MigrationCase migration)
    {
        var (plan, state) = (migration.Plan, migration.State);
        if (TurnBack.Of(migration) is not { } turn)
        {
            return null;
        }

        var isWaived = plan.Venue.IsWaived(Definition.Id, plan.StartAt) || state.TurnBackDecidedFor == turn.Opening;
        var result = Definition.Verdict(migration.Now <= turn.At, plan.Venue.Name, SR.TurnBackBefore.With(turn), CaseTime.Local(migration.Now, plan.Venue));
        return Waiver.Apply(isWaived ? [Definition.Id] : [], [result]).Single();
    }

    /// <summary>Refuses a step of the night after the turn-back time.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="MigrationException">TurnBackPassed.</exception>
    public static void Require(MigrationCase migration, StepDefinition step)
    {
        if (step.Window == StepWindow.Open && Check(migration) is { Blocks: true } check)
        {
            throw MigrationException.Because(nameof(SR.TurnBackPassed), step.Id, TurnBack.Of(migration), check.Actual, CasePerson.Of(migration.Plan, ResponsibleParty.Customer));
        }
    }

    /// <summary>Records that the customer decided to go on, once that was refused: a name that was given for something else decides nothing.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="by">Who decides; null for nobody.</param>
    /// <exception cref="MigrationException">PersonUnknown.</exception>
    public static void Decide(MigrationCase migration, string? by)
    {
        if (by is not null && TurnBack.Of(migration) is { } turn && migration.Now > turn.At && migration.State.TurnBackRefusedAt > turn.At
            && migration.State.TurnBackDecidedFor != turn.Opening && CasePerson.Find(migration.Plan, by) is { Party: ResponsibleParty.Customer } person)
        {
            migration.Record("", CaseEvents.TurnBackDecided, [new TurnBackDecision(person.Name, turn.Opening)]);
        }
    }
}
