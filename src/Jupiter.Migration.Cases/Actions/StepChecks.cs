using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Lets a step pass only when its checks did.</summary>
internal static class StepChecks
{
    /// <summary>Says of which database results are, where it is not the venue's own.</summary>
    /// <param name="database">The database.</param>
    /// <param name="checks">The results.</param>
    /// <returns>The results.</returns>
    public static CheckResult[] Named(CaseDatabase database, IEnumerable<CheckResult> checks) =>
        [.. database.Other?.Named(checks) ?? checks];

    /// <summary>Refuses when any check neither passed nor was waived.</summary>
    /// <param name="context">The step.</param>
    /// <param name="checks">The results.</param>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">StepChecksFailed, with the results as its target.</exception>
    public static CheckResult[] Require(StepContext context, IReadOnlyCollection<CheckResult> checks)
    {
        var results = Named(context.Plan, checks);
        return Require(context.Step, results, [.. results.Where(check => check.Blocks)]);
    }

    /// <summary>Refuses a person's word that is refuted; what nobody could see stays that word.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step.</param>
    /// <param name="checks">The results.</param>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">StepChecksFailed, with the results as its target.</exception>
    public static CheckResult[] RequireUnrefuted(CasePlan plan, StepDefinition step, IEnumerable<CheckResult> checks)
    {
        var results = Named(plan, checks);
        return Require(step, results, [.. results.Where(check => check.IsRefuted())]);
    }

    private static CheckResult[] Named(CasePlan plan, IEnumerable<CheckResult> checks) =>
        [.. checks.Select(check => check.InProcedure(plan.Kind == MigrationKind.OsReinstall))];

    private static CheckResult[] Require(StepDefinition step, CheckResult[] results, CheckResult[] blocking) => blocking.Length == 0
        ? results
        : throw MigrationException.Because(
            nameof(SR.StepChecksFailed),
            results,
            step.Id,
            string.Join("; ", blocking.Take(5).Select(check => $"{check.Id} {check.Subject}: {check.Actual}")),
            blocking.Select(check => check.Remedy).FirstOrDefault(remedy => remedy.Length > 0) ?? "");
}
