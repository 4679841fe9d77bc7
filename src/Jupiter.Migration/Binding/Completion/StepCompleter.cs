using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Turns;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes a step of the case: those that are open, for <c>Complete-JupiterStep</c> those that people do.</summary>
public sealed class StepCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given)
    {
        var (isWord, isTakenBack) = (given.Parameter == "Step", given.Value("Retract") is not null);
        return given.Case() is not { } look ? null : () =>
        {
            using var migration = look();
            var (turns, view) = (new StepTurns(migration), new StepView(migration));
            return turns.Steps
                .Where(step => isTakenBack ? migration.State.Of(step.Id).Attestations.Count > 0 : !turns.IsDone(step) && (step.IsManual || !isWord))
                .Select(step => new Proposal(step.Id, view.Of(step).Title)).ToArray();
        };
    }
}
