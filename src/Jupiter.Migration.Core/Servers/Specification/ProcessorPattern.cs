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
    public bool Matches(IReadOnlyList<string> words) => Enumerable.Range(0, words.Count)
        .Any(start => start + _words.Length <= words.Count && _words.Zip(words.Skip(start), Fits).All(fits => fits));

    private static bool Fits(string pattern, string word)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return pattern.Length == word.Length && Begins(pattern, word);
        }

        var tail = pattern.Length - star - 1;
        return word.Length >= pattern.Length - 1
            && Begins(pattern.Substring(0, star), word)
            && Begins(pattern.Substring(star + 1), word.Substring(word.Length - tail));
    }

    private static bool Begins(string pattern, string word) => pattern.Zip(word, FitsLetter).All(fits => fits);

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
