using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Checks;

/// <summary>Checks that somebody waived: they warn and no longer block.</summary>
public static class Waiver
{
    /// <summary>Turns the results of waived checks that did not pass into warnings that say so.</summary>
    /// <param name="waived">The ids of the waived checks.</param>
    /// <param name="results">The results.</param>
    /// <param name="told">Who waived a check, why and until when, by its id; null where that stands beside the results.</param>
    /// <returns>The results, in their order.</returns>
    public static IEnumerable<CheckResult> Apply(IReadOnlyCollection<string> waived, IEnumerable<CheckResult> results, Func<string, string>? told = null) =>
        results.Select(result => result.Blocks && waived.Contains(result.Id, StringComparer.OrdinalIgnoreCase)
            ? result.Waived(SR.CheckWaived.With(result.Status) + (told is null ? "" : ", " + told(result.Id))) : result);
}
