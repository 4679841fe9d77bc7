namespace Jupiter.Migration.Pos;

/// <summary>Matches program names against a pattern with * and ?, whatever the case.</summary>
public static class ProgramPattern
{
    /// <summary>Whether a name matches. Takes at most the product of both lengths, whatever the pattern.</summary>
    /// <param name="pattern">The pattern: * for any text, ? for any character.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether it matches.</returns>
    public static bool Matches(string pattern, string name)
    {
        var (p, n, star, resume) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n])))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                // The last star has to swallow one character more.
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
