using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Resources;

/// <summary>
/// Text on a terminal, through the one door for text from outside, in lines that end between words and never inside a date or a number.
/// </summary>
public static class ScreenText
{
    private const char Bound = '\u00A0';

    // As CaseTime writes a moment; and what a phone number or a large number has between its digits.
    private static readonly Regex Dates = new(@"\d{1,2} \p{L}+ \d{4}( \d{2}:\d{2}( \([+-]\d{2}:\d{2}\))?)?", RegexOptions.CultureInvariant);
    private static readonly Regex Digits = new(@"(?<=\d\)?) (?=\(?\d)", RegexOptions.CultureInvariant);

    /// <summary>Lays a text out.</summary>
    /// <param name="text">The text; line feeds in it stay.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <returns>The lines, each shorter than the terminal is wide, unless one word is longer.</returns>
    public static IEnumerable<string> Lines(string text, int width) => PrintableText.Message(text).Replace("\r\n", "\n").Split('\n').SelectMany(line => Wrapped(line, width));

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        // Spaces that a line begins with are kept.
        string? line = null;
        foreach (var word in Digits.Replace(Dates.Replace(text, date => date.Value.Replace(' ', Bound)), Bound.ToString()).Split(' '))
        {
            if (line is { Length: > 0 } && line.Length + 1 + word.Length >= width)
            {
                yield return line.Replace(Bound, ' ');
                line = word;
            }
            else
            {
                line = line is null ? word : line + " " + word;
            }
        }

        yield return (line ?? "").Replace(Bound, ' ');
    }
}
