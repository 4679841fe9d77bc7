using System;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>LIKE with its %, _, [a-z] and [^a-z].</summary>
internal static class LikePattern
{
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, char? escape)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '%')
            {
                pattern = pattern.TrimStart('%');
                for (var at = 0; at <= text.Length; at++)
                {
                    if (Matches(text[at..], pattern, escape))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (text.Length == 0 || !MatchesOne(text[0], pattern, escape, out var used))
            {
                return false;
            }

            text = text[1..];
            pattern = pattern[used..];
        }

        return text.Trim(' ').Length == 0;
    }

    private static bool MatchesOne(char letter, ReadOnlySpan<char> pattern, char? escape, out int used)
    {
        used = 1;
        if (pattern[0] == escape && pattern.Length > 1)
        {
            used = 2;
            return Same(letter, pattern[1]);
        }

        if (pattern[0] == '_')
        {
            return true;
        }

        var end = pattern[0] == '[' ? pattern[1..].IndexOf(']') : -1;
        if (end < 0)
        {
            return Same(letter, pattern[0]);
        }

        used = end + 2;
        var set = pattern[1..(end + 1)];
        var isNot = set.Length > 0 && set[0] == '^';
        set = isNot ? set[1..] : set;
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            if (isRange ? InRange(letter, set[i], set[i + 2]) : Same(letter, set[i]))
            {
                return !isNot;
            }

            i += isRange ? 2 : 0;
        }

        return isNot;
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);

    private static bool InRange(char letter, char from, char to) =>
        char.ToUpperInvariant(letter) >= char.ToUpperInvariant(from) && char.ToUpperInvariant(letter) <= char.ToUpperInvariant(to);
}
