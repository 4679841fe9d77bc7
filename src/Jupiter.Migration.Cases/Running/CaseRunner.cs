using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>Does the steps that the module does itself, in order, up to a gate that people open.</summary>
/// <param name="migration">The case, open.</param>
/// <param name="request">How.</param>
/// <param name="observer">Told of progress.</param>
public sealed class CaseRunner(MigrationCase migration, RunRequest request, IOperationObserver observer)
{
    private readonly MigrationCase _case = migration;
    private readonly StepTurns _turns = new StepTurns(migration);
    private readonly HashSet<string> _ran = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Goes on until a step waits for a person, the last step that was asked for is done, or all are.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Each step as soon as it is done, and the one that is waited for.</returns>
    /// <exception cref="MigrationException">StepNotFound, and why a step may not begin or failed.</exception>
    public IEnumerable<MigrationStep> Run(CancellationToken cancellation)
    {
        _case.Procedure.RequireShipped(_case.Plan);
        TurnBackRule.Decide(_case, request.DecidedBy);
        var until = request.Until is { } id ? _turns.Find(id) : null;
        var describe = new StepView(_case) { NamesCase = true };
        request.Watch?.SpeakTo(observer);
        try
        {
            foreach (var step in Steps(until, cancellation))
            {
                yield return describe.Of(step);
            }
        }
        finally
        {
            request.Watch?.SpeakTo(null);
        }
    }

    // A step that was done and is to be done again has its turn anew.
    private IEnumerable<StepDefinition> Steps(StepDefinition? until, CancellationToken cancellation)
    {
        while (_turns.Next is { } step && (!_ran.Contains(step.Id) || _case.State.Of(step.Id).GoneAt is not null) && (until is null || !_turns.IsDone(until) || _turns.MissingBefore(until).Length > 0))
        {
            request.Watch?.RequireAwake();
            if (step.IsManual)
            {
                Hold(step, cancellation);
                if (_turns.Next?.Id != step.Id)
                {
                    continue;
                }

                yield return step;
                yield break;
            }

            cancellation.ThrowIfCancellationRequested();
            observer.Detail(SR.StepBegins.With(step.Id, StepTexts.Title(step)));
            Do(step, cancellation);
            _ran.Add(step.Id);
            yield return step;
        }
    }

    // Somebody may have switched a computer on while the case waited: before the first POS terminal may sell it is asked once more.
    private void Hold(StepDefinition step, CancellationToken cancellation)
    {
        if (StepInterlock.TurnsComputersOff(step) && WatchGap.Of(_case) is { } gap)
        {
            observer.Warn(gap);
        }

        if (step.Is(SwitchOff.StepOf(_case.Plan.Kind)) && !step.Gates.Any(_ran.Contains))
        {
            LookBeforeItGoesOff(step, cancellation);
        }

        if (StepInterlock.LetsFirstTillOn(step) && !step.Gates.Any(_ran.Contains))
        {
            NetworkObjection.Ask(_case, step, "", () =>
            {
                var servers = new CasePresence(_case, request.DecidedBy, observer, cancellation);
                return (_case.State.Rollback is null ? servers.OnlyTarget() : servers.NewIsOffIfThereIsOne())
                    .And(new CaseComputers(_case, request.DecidedBy, cancellation).OthersOff());
            });
        }
    }

    // Somebody may have opened the database or taken the copy away while nobody watched. What is gone is made good at once: that step comes first.
    private void LookBeforeItGoesOff(StepDefinition step, CancellationToken cancellation)
    {
        var look = new LastLook(_case, step, observer, cancellation);
        _ = look.IsLost(new LockFact(_case, request.Open)) || look.IsLost(new SecondCopyFact(_case)) || look.IsLost(new FolderCopyFact(_case));
    }

    // POS terminals are let on one after the other while they are checked: that ends as soon as the other server is seen.
    private void Do(StepDefinition step, CancellationToken cancellation) => new StepRun(_case, step).Do(() =>
        request.Watch is { } watch && step.Action is StepAction.CheckMainPos or StepAction.CheckAllPos
            ? watch.UntilGone(stop => Act(step, stop), cancellation)
            : Act(step, cancellation));

    private StepOutcome Act(StepDefinition step, CancellationToken cancellation) => StepActions.Of(step.Action).Run(new StepContext
    {
        Case = _case,
        Step = step,
        Open = address => request.Open(address, cancellation),
        Engines = request.Engines,
        BackupFile = request.BackupFile,
        DecidedBy = request.DecidedBy,
        Patience = request.Patience,
        Settings = request.Settings,
        MayChange = request.MayChange,
        Observer = observer,
        Cancellation = cancellation,
    });
}
