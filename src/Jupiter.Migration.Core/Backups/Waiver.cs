using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>Checks that somebody took upon himself: they warn and no longer block.</summary>
public static class Waiver
{
    /// <summary>Turns the results of waived checks that did not pass into warnings that say so.</summary>
    /// <param name="waived">The ids of the waived checks.</param>
    /// <param name="results">The results.</param>
    /// <returns>The results, in their order.</returns>
    public static IEnumerable<CheckResult> Apply(IReadOnlyCollection<string> waived, IEnumerable<CheckResult> results) =>
        results.Select(result => Blocks(result) && waived.Contains(result.Id, StringComparer.OrdinalIgnoreCase) ? Waived(result) : result);

    /// <summary>Whether any result stands in the way.</summary>
    /// <param name="results">The results.</param>
    /// <returns>Whether one neither passed nor was waived.</returns>
    public static bool Blocks(IEnumerable<CheckResult> results) => results.Any(Blocks);

    private static bool Blocks(CheckResult result) => result.Status is not (CheckStatus.Pass or CheckStatus.Warning);

    private static CheckResult Waived(CheckResult result) => result.With(SR.CheckWaived.With(result.Status), CheckStatus.Warning);
}
