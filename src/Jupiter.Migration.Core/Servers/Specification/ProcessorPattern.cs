using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>
/// A pattern of processor names: words that must stand in the name one right after the other. In a word, # is one digit, @ is one
/// letter, and one * is any characters or none. There is no regular expression and no backtracking, so that a hostile name or table costs nothing.
/// </summary>
internal sealed class ProcessorPattern(string text)
{
    private const int LongestPattern = 100;

    private readonly string[] _words = text.Split(' ');

    /// <summary>Whether a text is a pattern.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for words of small letters, digits and wildcards with single spaces between.</returns>
    public static bool IsSound(string? text) =>
        text is not null && text.Length <= LongestPattern && text.Split(' ').All(IsWord);

    /// <summary>Whether a name fits.</summary>
    /// <param name="words">The words of the name.</param>
    /// <returns>Whether the pattern stands in it.</returns>
    // By indexes: a table may have fifty thousand patterns, and a sequence for each word of each would take a minute.
    public bool Matches(IReadOnlyList<string> words)
    {
        for (var start = 0; start + _words.Length <= words.Count; start++)
        {
            if (Stands(words, start))
            {
                return true;
            }
        }

        return false;
    }

    private bool Stands(IReadOnlyList<string> words, int start)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (!Fits(_words[i], words[start + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(string pattern, string word)
    {
        var star = pattern.IndexOf('*');
        return star < 0
            ? pattern.Length == word.Length && Begins(pattern, 0, pattern.Length, word, 0)
            : word.Length >= pattern.Length - 1
                && Begins(pattern, 0, star, word, 0)
                && Begins(pattern, star + 1, pattern.Length, word, word.Length - pattern.Length);
    }

    private static bool Begins(string pattern, int begin, int end, string word, int shift)
    {
        for (var i = begin; i < end; i++)
        {
            if (!FitsLetter(pattern[i], word[i + shift]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FitsLetter(char sign, char letter) => sign switch
    {
        '#' => IsDigit(letter),
        '@' => IsLetter(letter),
        _ => sign == letter,
    };

    private static bool IsWord(string word) =>
        word.Length > 0
        && word.Count(character => character == '*') <= 1
        && word != "*"
        && word.All(character => IsDigit(character) || IsLetter(character) || character is '#' or '@' or '*');

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsLetter(char character) => character is >= 'a' and <= 'z';
}
