using System;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Turns;

/// <summary>
/// Whether a trial counts (clauses P4, S1): passed at most two weeks before the night, or waived by name when the night was planned. At night
/// nobody can waive it: what opens its gate is a part of the plan that was approved.
/// </summary>
internal static class TrialRule
{
    private static readonly CheckDefinition Passed = CheckRegister.Find("Trial.Passed");
    private static readonly TimeSpan Good = TimeSpan.FromDays(14);

    /// <summary>Whether a plan goes without the trial.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">A step.</param>
    /// <returns>Whether the step is of the trial, and that is waived.</returns>
    public static bool IsWaived(CasePlan plan, StepDefinition step) => IsOfTrial(step) && IsWaived(plan.Venue, plan.StartAt);

    /// <summary>Whether somebody waived the trial of a night.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="startAt">When the night begins.</param>
    /// <returns>Whether somebody did.</returns>
    public static bool IsWaived(Venue venue, DateTimeOffset startAt) => venue.IsWaived(Passed.Id, startAt);

    /// <summary>Whether a trial was passed too long before the night. Once a step was done that rests on it, it counts for ever.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">A step.</param>
    /// <returns>Whether the step is of a trial that has to be repeated.</returns>
    public static bool IsTooOld(MigrationCase migration, StepDefinition step)
    {
        var (forward, now, startAt) = (migration.Procedure.Forward, migration.Now, migration.Plan.StartAt);
        return IsOfTrial(step) && forward.Find(StepAction.Trial) is { } trial && migration.State.Of(trial.Id).DoneAt is { } passed
            && migration.State.Of(step.Id).DoneAt <= passed && (now > startAt ? now : startAt) - passed > Good
            && !forward.Steps.Any(later => later.Gates.Contains(trial.Id) && migration.State.Of(later.Id).HasBegun);
    }

    /// <summary>Whether a trial of now would be too old for the night that is planned.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="now">The time of the case.</param>
    /// <returns>Whether it would.</returns>
    public static bool IsTooEarly(CasePlan plan, DateTimeOffset now) => now < CountsFrom(plan);

    /// <summary>From when on a trial counts for the night.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The moment.</returns>
    public static DateTimeOffset CountsFrom(CasePlan plan) => plan.StartAt - Good;

    /// <summary>What the night rests on, for its evidence.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>One result; none in a procedure that knows no trial.</returns>
    public static CheckResult[] Check(MigrationCase migration)
    {
        if (migration.Procedure.Forward.Find(StepAction.Trial) is not { } trial)
        {
            return [];
        }

        var passed = migration.State.Of(trial.Id).DoneAt;
        var result = Passed.Verdict(
            passed is not null, migration.Plan.Venue.Name, SR.TrialPassedBefore, passed is { } at ? CaseTime.Local(at, migration.Plan.Venue) : SR.TrialNotPassed);
        return IsWaived(migration.Plan, trial) ? Waiver.Apply([Passed.Id], [result]).ToArray() : [result];
    }

    private static bool IsOfTrial(StepDefinition step) => step.Action is StepAction.TrialBackup or StepAction.Trial;
}
