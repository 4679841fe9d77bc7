using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Resources;

/// <summary>
/// The door for text that comes from outside: names, paths, files, the registry, packets, what servers and people say. What passes can't move a cursor, colour a
/// screen, forge a line or turn writing round. Kept out are the control and format characters and the line separators of Unicode (general categories Cc, Cf, Zl, Zp:
/// escape, the marks of direction, tags), halves of surrogate pairs and what XML can't hold.
/// </summary>
public static class PrintableText
{
    /// <summary>Stands for a character that nobody sees.</summary>
    public const char Mark = '\uFFFD';

    /// <summary>The longest text that a machine tells of a part of itself.</summary>
    public const int LongestText = 256;

    /// <summary>The longest text of a detail: a data source of a linked server may have 4000.</summary>
    public const int LongestDetail = 4096;

    private const int LongestPiece = 128;
    private const int LongestPage = 4000;

    /// <summary>A piece of a message or of a line of the console.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>The text to show, on one line, cut to 128 characters.</returns>
    public static string Of(string? text) => Cut(text ?? "", LongestPiece, '?', keepsLines: false);

    /// <summary>A text of a page that is read or printed.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>The text to show, with its line ends, cut to 4000 characters.</returns>
    public static string OfPage(string? text) => Cut(text ?? "", LongestPage, Mark, keepsLines: true).Replace("\r\n", "\n");

    /// <summary>A line of a page, whatever the text holds.</summary>
    /// <param name="text">The text as it came.</param>
    /// <returns>The text to show, on one line, cut to 4000 characters.</returns>
    public static string OfLine(string? text) => OfPage(text).Replace('\n', ' ');

    /// <summary>A text of firmware, devices and programs: they are padded and sometimes hold control characters.</summary>
    /// <param name="text">What the machine said.</param>
    /// <returns>The text with single spaces for what nobody sees, cut to <see cref="LongestText"/>; empty when nothing is left.</returns>
    public static string Clean(string? text)
    {
        var clean = Regex.Replace(Shown(text ?? "", int.MaxValue, ' ', keepsLines: false), @"\s+", " ").TrimStart();
        return clean.Substring(0, End(clean, LongestText)).TrimEnd();
    }

    /// <summary>A text of which somebody has to see that it is not whole.</summary>
    /// <param name="text">What a server said.</param>
    /// <returns>The text with <see cref="Mark"/> for each character that nobody sees, cut to <see cref="LongestDetail"/>.</returns>
    public static string Marked(string text) => Shown(text, LongestDetail, Mark, keepsLines: false);

    /// <summary>A whole message, made of our words and others': the last door before a person.</summary>
    /// <param name="text">The message.</param>
    /// <returns>The message with its line ends and its length, and <see cref="Mark"/> for each character that nobody sees.</returns>
    public static string Message(string text) => Shown(text, int.MaxValue, Mark, keepsLines: true);

    /// <summary>Whether a text can be shown as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters that it may have.</param>
    /// <returns>Whether it is one line of what passes, and not longer.</returns>
    public static bool Passes(string? text, int longest)
    {
        // A loop: an inventory has thousands of texts.
        for (var at = 0; at < text?.Length && text.Length <= longest; at++)
        {
            if (!IsSeen(text, at))
            {
                return false;
            }
        }

        return text?.Length <= longest;
    }

    private static string Cut(string text, int longest, char mark, bool keepsLines) =>
        Shown(text, longest, mark, keepsLines) is var shown && text.Length > longest ? shown + "…" : shown;

    private static string Shown(string text, int longest, char mark, bool keepsLines)
    {
        var end = End(text, longest);
        var shown = new StringBuilder(text, 0, end, end);
        for (var at = 0; at < end; at++)
        {
            if (!IsSeen(text, at) && !(keepsLines && IsLineEnd(text, at, end)))
            {
                shown[at] = mark;
            }
        }

        return shown.ToString();
    }

    // No pair is cut in two.
    private static int End(string text, int longest) =>
        text.Length <= longest ? text.Length : char.IsSurrogatePair(text, longest - 1) ? longest - 1 : longest;

    private static bool IsLineEnd(string text, int at, int end) => text[at] == '\n' || (text[at] == '\r' && at + 1 < end && text[at + 1] == '\n');

    private static bool IsSeen(string text, int at) => text[at] < 0x7f ? text[at] >= ' ' : Category(text, at) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        _ => text[at] is not ('\uFFFE' or '\uFFFF'),
    };

    // Of a character of two halves; a half alone is a surrogate.
    private static UnicodeCategory Category(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at);
}
