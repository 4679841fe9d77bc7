using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Documents;

/// <summary>Text from outside, made fit for a page that is read or printed.</summary>
public static class ShownText
{
    private const int Longest = 4000;
    private const char Mark = '\uFFFD';

    /// <summary>The text without what acts on the text around it, and not longer than a page can bear.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>
    /// The text to show: a mark stands for control and format characters (Unicode, general categories Cc and Cf, the marks of direction among them)
    /// and for halves of surrogate pairs, which XML can't hold.
    /// </returns>
    public static string Of(string? text)
    {
        var all = text ?? "";
        var shown = new string(all.Take(Longest).Select((character, at) => IsHarmless(all, at) ? character : Mark).ToArray());
        return all.Length > Longest ? shown.TrimEnd(Mark) + "…" : shown;
    }

    /// <summary>The same on one line, whatever the text holds.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>The text to show.</returns>
    public static string LineOf(string? text) => Of(text).Replace('\n', ' ');

    private static bool IsHarmless(string text, int at) => text[at] == '\n' || char.GetUnicodeCategory(text[at]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => IsPaired(text, at),
        _ => text[at] is not ('\uFFFE' or '\uFFFF'),
    };

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && at + 1 < Longest && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
