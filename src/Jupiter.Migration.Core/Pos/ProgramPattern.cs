using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Pos;

/// <summary>Matches program names against a pattern with * and ?, whatever the case.</summary>
internal static class ProgramPattern
{
    /// <summary>Whether a name matches. Takes at most the product of both lengths, whatever the pattern.</summary>
    /// <param name="pattern">The pattern: * for any text, ? for any character.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether it matches.</returns>
    public static bool Matches(string pattern, string name)
    {
        // How much of the name the pattern may have taken so far.
        IReadOnlyCollection<int> taken = [0];
        foreach (var sign in pattern)
        {
            taken = sign == '*' && taken.Count > 0
                ? [.. Enumerable.Range(taken.Min(), name.Length - taken.Min() + 1)]
                : [.. taken.Where(at => at < name.Length && Fits(sign, name[at])).Select(at => at + 1)];
        }

        return taken.Contains(name.Length);
    }

    private static bool Fits(char sign, char letter) => sign == '?' || char.ToUpperInvariant(sign) == char.ToUpperInvariant(letter);
}
