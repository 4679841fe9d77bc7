using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Companions;
using Jupiter.Migration.Servers.Preparation;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Programs beside Jupiter that are bound to the old server, where its inventory (P2) shows them: before it goes off or is wiped, somebody says by name that
/// what they need was released or noted (clauses P1e, R3a, S3a). Nothing that could be asked here knows it.
/// </summary>
internal static class ReleasedCompanions
{
    private static readonly CheckDefinition Released = CheckRegister.Find("Companion.Released");

    /// <summary>Asks.</summary>
    /// <param name="context">The step.</param>
    /// <returns>A result for each that was seen there; none where no inventory was kept, or it shows none.</returns>
    public static IEnumerable<CheckResult> Check(StepContext context)
    {
        if (new CasePreparation(context.Case).Old() is not { } old)
        {
            return [];
        }

        var by = context.DecidedBy is { } person ? CasePerson.Find(context.Plan, person).Name : null;
        return Waiver.Apply(context.Waived, CompanionSight.Of(old, PreparationFile.BuiltIn.CompanionsFor(context.Plan.Venue)).Select(companion => Released.Result(
            by is null ? CheckStatus.Unknown : CheckStatus.Warning, companion.Name, companion.Before.ToString(), SR.CompanionSeen.With(old.ComputerName),
            by is null ? companion.Source : SR.CompanionReleasedBy.With(by))));
    }
}
