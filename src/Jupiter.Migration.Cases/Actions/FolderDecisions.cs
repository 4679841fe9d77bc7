using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What is missing of the venue's folders, somebody of the plan may answer for by name, once he has seen it (clauses P2, S2).</summary>
internal static class FolderDecisions
{
    /// <summary>Refuses while a check blocks, unless it was decided.</summary>
    /// <param name="context">The step.</param>
    /// <param name="checks">The results; those that block may be decided.</param>
    /// <param name="errorId">The error of the refusal.</param>
    /// <param name="fact">What the journal keeps of a decision: who, and what was found.</param>
    /// <returns>The results, and the decision.</returns>
    /// <exception cref="MigrationException">The error of the refusal, with the results as its target.</exception>
    public static StepOutcome Require(StepContext context, CheckResult[] checks, string errorId, Func<string, IReadOnlyCollection<string>, LineFact> fact)
    {
        var open = checks.Where(check => check.Blocks).ToArray();
        if (open.Length == 0)
        {
            return new StepOutcome { Checks = checks };
        }

        var found = open.Select(SeenRefusal.Finding).ToArray();
        if (!SeenRefusal.IsDecided(context, errorId, found))
        {
            throw MigrationException.Because(errorId, checks, string.Join("; ", found));
        }

        var by = CasePerson.Find(context.Plan, context.DecidedBy!).Name;
        return new StepOutcome { Checks = [.. Waiver.Apply([.. open.Select(check => check.Id)], checks, _ => by)], Facts = [fact(by, found)] };
    }
}
