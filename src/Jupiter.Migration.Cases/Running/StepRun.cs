using System;
using System.Linq;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// One attempt at a step that the module does. The journal knows that it begins before anything is touched, and that it is done only when
/// its evidence lies in the case.
/// </summary>
internal sealed class StepRun(MigrationCase migration, StepDefinition step)
{
    private readonly MigrationCase _case = migration;

    /// <summary>Refuses a step whose turn it is not, does the work, and records what came of it.</summary>
    /// <param name="work">The work.</param>
    /// <exception cref="MigrationException">Why the step may not begin, or why it failed; the case can be gone on with.</exception>
    public void Do(Func<StepOutcome> work)
    {
        InTurn(() => _case.Record(step.Id, CaseEvents.Started));
        StepOutcome outcome;
        try
        {
            outcome = work();
        }
        catch (MigrationException e)
        {
            Fail(StepFailure.Of(e));
            throw;
        }
        catch (OperationCanceledException)
        {
            // What the runtime says of it is neither in the words of the session nor about this step.
            Fail(new StepFailure("Stopped", SR.StepStopped, Remedy: SR.StepStoppedNext));
            throw;
        }

        var facts = new LineFacts(outcome.Facts);
        var evidence = new StepEvidence
        {
            Case = _case.Plan.Id,
            Step = step.Id,
            At = _case.Now,
            Checks = outcome.Checks.Select(check => new EvidenceCheck(check.InProcedure(_case.Plan.Kind == MigrationKind.OsReinstall))).ToArray(),
            Data = facts.Texts,
        };
        EvidenceReference[] references = [_case.Journal.AddEvidence(step.Id + ".json", evidence.Bytes()), .. outcome.Evidence];
        _case.Record(step.Id, CaseEvents.Done, outcome.Facts, references);
    }

    /// <summary>Writes a line while it is the step's turn: what the watch sees at the same moment is written before it or after it, never in between.</summary>
    /// <param name="record">Writes it.</param>
    /// <exception cref="MigrationException">What <see cref="StepTurns.Require"/> throws.</exception>
    public void InTurn(Action record)
    {
        lock (_case)
        {
            RequireTurn();
            record();
        }
    }

    /// <summary>Refuses a step whose turn it is not. That the time was over when somebody tried stays known, whatever the clock is set to afterwards.</summary>
    /// <exception cref="MigrationException">What <see cref="StepTurns.Require"/> throws.</exception>
    public void RequireTurn()
    {
        try
        {
            new StepTurns(_case).Require(step);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.ApprovalExpired) or nameof(SR.TurnBackPassed))
        {
            _case.Record(step.Id, CaseEvents.Refused, [StepFailure.Of(e, by: "")]);
            throw;
        }
    }

    private void Fail(StepFailure failure) => _case.Record(step.Id, CaseEvents.Failed, [failure]);
}
