using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Turns;

/// <summary>Whose turn it is, and what stands in the way of a step. Nothing can be skipped: there is no parameter that opens a gate.</summary>
/// <param name="migration">The case.</param>
public sealed class StepTurns(MigrationCase migration)
{
    private readonly MigrationCase _case = migration;

    /// <summary>The steps that this case goes through: all of the procedure but a trial that was waived when it was planned and what nobody consented to, or those of the way back that are needed.</summary>
    public IEnumerable<StepDefinition> Steps => _case.State.Rollback is { } back
        ? _case.Current.Steps.Where(step => back.Steps.Contains(step.Id))
        : _case.Current.Steps.Where(step => IsPlanned(_case.Plan, step));

    /// <summary>The first step that is not done and whose gates are open, or null when all are done.</summary>
    public StepDefinition? Next => Steps.FirstOrDefault(step => !IsDone(step) && MissingBefore(step).Length == 0);

    /// <summary>Whether a plan goes through a step: what was waived when it was planned and what nobody consented to is in no night and on no paper.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsPlanned(CasePlan plan, StepDefinition step) => !TrialRule.IsWaived(plan, step) && (step.Action != StepAction.Disarm || plan.Disarm == true);

    /// <summary>Whether a step is done.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it is.</returns>
    public bool IsDone(StepDefinition step) => _case.State.Of(step.Id).DoneAt is not null && !TrialRule.IsTooOld(_case, step);

    /// <summary>A step of this case by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The step.</returns>
    /// <exception cref="MigrationException">StepNotFound.</exception>
    public StepDefinition Find(string id) => Steps.FirstOrDefault(step => step.Is(id))
        ?? throw MigrationException.Because(nameof(SR.StepNotFound), id, PrintableText.Of(id), string.Join(", ", Steps.Select(step => step.Id)));

    /// <summary>The steps that have to be done before a step and are not.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Their ids.</returns>
    public string[] MissingBefore(StepDefinition step) =>
        Steps.TakeWhile(before => !before.Is(step.Id))
            .Where(before => (step.Gates.Contains(before.Id, StringComparer.OrdinalIgnoreCase) || IsGone(before)) && !IsDone(before)).Select(before => before.Id).ToArray();

    /// <summary>The steps whose gate a step is, or that stand behind such ones.</summary>
    /// <param name="step">The step.</param>
    /// <returns>They, in order.</returns>
    public IReadOnlyList<StepDefinition> After(StepDefinition step)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { step.Id };

        // Gates only ever name steps that stand before, so one pass is enough.
        return Steps.Where(later => later.Gates.Any(reached.Contains) && reached.Add(later.Id)).ToArray();
    }

    /// <summary>Refuses a step whose turn it is not.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="MigrationException">
    /// CaseProcedureDiffers, StepAlreadyDone, StepNotItsTurn, ProvedFactGone, StepTooEarly, TurnBackPassed, and what <see cref="Approvals.ApprovalRule.Require"/> throws.
    /// </exception>
    public void Require(StepDefinition step)
    {
        _case.Procedure.RequireShipped(_case.Plan);
        if (IsDone(step))
        {
            throw Because(
                nameof(SR.StepAlreadyDone), step, step.Id, CaseTime.Local(_case.State.Of(step.Id).DoneAt!.Value, _case.Plan.Venue), Next?.Id ?? "-");
        }

        var missing = MissingBefore(step);
        if (missing.Select(Find).FirstOrDefault(IsGone) is { } gone)
        {
            throw Because(nameof(SR.ProvedFactGone), step, step.Id, gone.Id, _case.State.Of(gone.Id).Error);
        }

        if (missing.Length > 0)
        {
            throw Because(nameof(SR.StepNotItsTurn), step, step.Id, string.Join(", ", missing), Next?.Id ?? "-");
        }

        _case.Approval.Require(_case.State, step.Window, _case.Now);
        TurnBackRule.Require(_case, step);
        if (step.Due == StepDue.AcceptedAndWeekPassed)
        {
            RequireDue(step);
        }
    }

    /// <summary>Whether the time has come at which a step can be completed.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it has.</returns>
    public bool IsDue(StepDefinition step) => step.Due == StepDue.AnyTime
        || (AcceptanceStatus.Of(_case).IsAccepted && SwitchOff.EndOfWeek(_case) is { } end && _case.Now >= end);

    // What rests on a step that was done and holds no more waits, also where that step is no gate of its own.
    private bool IsGone(StepDefinition step) => _case.State.Of(step.Id).GoneAt is not null;

    private void RequireDue(StepDefinition step)
    {
        var acceptance = AcceptanceStatus.Of(_case);
        if (!acceptance.IsAccepted)
        {
            throw Because(nameof(SR.StepNotAccepted), step, step.Id, acceptance.Deadline is { } deadline ? CaseTime.Local(deadline, _case.Plan.Venue) : "-");
        }

        var end = SwitchOff.EndOfWeek(_case);
        if (end is not { } due || _case.Now < due)
        {
            throw Because(
                nameof(SR.StepTooEarly), step, step.Id, end is { } known ? CaseTime.Local(known, _case.Plan.Venue) : SR.NotSwitchedOff,
                CaseTime.Local(_case.Now, _case.Plan.Venue));
        }
    }

    private static MigrationException Because(string errorId, StepDefinition step, params object?[] arguments) =>
        MigrationException.Because(errorId, step.Id, arguments);
}
