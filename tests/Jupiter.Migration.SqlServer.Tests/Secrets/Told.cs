using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.SqlServer.Tests.Secrets;

/// <summary>Everything that anybody reads of errors and results.</summary>
internal static class Told
{
    /// <summary>An exception with all that hangs on it.</summary>
    public static IEnumerable<string> By(Exception? error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            yield return one.ToString();
            foreach (DictionaryEntry entry in one.Data)
            {
                yield return $"{entry.Key}={entry.Value}";
            }

            if (one is MigrationException named)
            {
                yield return named.Remedy;
                foreach (var text in named.TargetObject is IEnumerable<CheckResult> checks ? checks.SelectMany(By) : [named.TargetObject?.ToString() ?? ""])
                {
                    yield return text;
                }
            }
        }
    }

    /// <summary>A check.</summary>
    public static IEnumerable<string> By(CheckResult check) =>
        [check.Id, check.Subject, check.Expected, check.Actual, check.Remedy, check.Evidence, check.ToString()];
}
