using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>A decision of a person is about what its maker has seen: each finding, as the refusal before this attempt showed it.</summary>
internal static class SeenRefusal
{
    /// <summary>A finding as a refusal shows it.</summary>
    /// <param name="check">The finding.</param>
    /// <returns>The text.</returns>
    public static string Finding(CheckResult check) => $"{check.Id} {check.Subject}: {check.Actual}";

    /// <summary>Whether somebody decided, and has seen what he decided on.</summary>
    /// <param name="context">The step.</param>
    /// <param name="errorId">The error of the refusal.</param>
    /// <param name="findings">What is still found.</param>
    /// <returns>Whether the refusal before this attempt showed all of it.</returns>
    public static bool IsDecided(StepContext context, string errorId, IEnumerable<string> findings) =>
        context.DecidedBy is not null && context.Record.ErrorIdBefore == errorId && findings.All(context.Record.ErrorBefore.Contains);
}
