using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Files;

/// <summary>
/// The name that somebody meant who wrote another: the nearest by letters that are left out, added, changed or swapped with their
/// neighbour (the distance of Damerau and Levenshtein, each stretch edited once). Upper and lower case are one.
/// </summary>
internal static class NearestName
{
    private const int LongestName = 64;
    private const int LettersPerSlip = 3;

    /// <summary>Finds it.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>The nearest, or null when none is near: at most a slip in three letters.</returns>
    public static string? Of(string name, IEnumerable<string> known) => name.Length > LongestName
        ? null
        : known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(name.Length, candidate.Name.Length) / LettersPerSlip))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
