using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Resources;

/// <summary>Names, tables and notes can't move the cursor, colour the screen or turn writing round, whatever came in.</summary>
public sealed class PrintableTextTests
{
    private const string Hostile = "Бар\u001b[2J\u009b31m\u202eexe\u2066\u200f\u2028\u0085\0\u0007\b\u00ad\ufeff\U000e0041\ud800\uffff!";

    // Every plane, halves of pairs, and what harms more often than by chance.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char,
        Gen.Char['\u0000', '\u009f'],
        Gen.Char['\ud800', '\udfff'],
        Gen.OneOf<char>('\u001b', '\u009b', '\r', '\n', '\u0085', '\u2028', '\u2029', '\u202e', '\u2066', '\u200f', '\u00ad', '\ufeff', '\udb40', '\udc41', '\ufffe', ' ', 'я'))
        .Array[0, 600].Select(letters => new string(letters));

    [Fact]
    public void What_passes_is_seen_on_one_line_and_is_not_too_long() => Texts.Sample(text =>
        IsHarmless(PrintableText.Of(text)) && PrintableText.Of(text).Length <= 129
        && IsHarmless(PrintableText.OfLine(text)) && PrintableText.OfLine(text).Length <= 4001
        && IsHarmless(PrintableText.Clean(text)) && PrintableText.Clean(text).Length <= PrintableText.LongestText && !PrintableText.Clean(text).Contains("  ", StringComparison.Ordinal)
        && IsHarmless(PrintableText.Marked(text)) && PrintableText.Marked(text).Length <= PrintableText.LongestDetail);

    [Fact]
    public void A_page_and_a_message_keep_their_line_ends_and_nothing_else() => Texts.Sample(text =>
        IsHarmless(PrintableText.OfPage(text).Replace('\n', ' ')) && IsHarmless(PrintableText.Message(text).Replace("\r\n", "  ", StringComparison.Ordinal).Replace('\n', ' '))
        && PrintableText.Message(text).Length == text.Length);

    [Fact]
    public void A_text_passes_exactly_when_nothing_has_to_be_marked() => Texts.Sample(text =>
        PrintableText.Passes(text, text.Length) == (IsHarmless(text) && text == PrintableText.Marked(text))
        && !PrintableText.Passes(text + "a", text.Length) && PrintableText.Passes(PrintableText.Clean(text), PrintableText.LongestText));

    [Fact]
    public void What_passed_once_passes_again_unchanged() => Texts.Sample(text =>
        PrintableText.Clean(PrintableText.Clean(text)) == PrintableText.Clean(text) && PrintableText.Message(PrintableText.Message(text)) == PrintableText.Message(text)
        && PrintableText.Marked(PrintableText.Marked(text)) == PrintableText.Marked(text));

    [Fact]
    public void Writing_of_people_is_left_as_it_is()
    {
        const string names = "Кафе «Юпитер», Ёлка & Öl 居酒屋 قهوة 🍕";
        Assert.Equal([names, names, names, names, names], [PrintableText.Of(names), PrintableText.OfPage(names), PrintableText.Clean(names), PrintableText.Marked(names), PrintableText.Message(names)]);
    }

    [Fact]
    public void A_return_that_ends_no_line_is_no_line_end()
    {
        Assert.Equal("\ufffd\nb", PrintableText.OfPage("\r\r\nb"));
        Assert.Equal("\ufffd  b", PrintableText.OfLine("\r\r\n\nb"));
        Assert.Equal("a\ufffd\r\nb", PrintableText.Message("a\r\r\nb"));
        Assert.Equal(new string('a', 3999) + "\ufffd…", PrintableText.OfPage(new string('a', 3999) + "\r\nb"));
    }

    [Fact]
    public void No_pair_is_cut_in_two()
    {
        Assert.Equal(new string('a', 127) + "…", PrintableText.Of(new string('a', 127) + "🍕"));
        Assert.Equal(new string('a', 255), PrintableText.Clean(new string('a', 255) + "🍕"));
    }

    [Fact]
    public void A_result_of_a_check_shows_nothing_that_moves_the_cursor()
    {
        var result = CheckRegister.Find("Backup.Place").Result(CheckStatus.Fail, Hostile, Hostile, Hostile, Hostile);

        Assert.All([result.Subject, result.Expected, result.Actual, result.Evidence, result.Remedy], text => Assert.True(IsHarmless(text.Replace('\n', ' ')), text));
        Assert.StartsWith("Бар", result.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_nothing_that_moves_the_cursor()
    {
        var error = MigrationException.Because(nameof(SR.PathNotFound), Hostile, Hostile);

        Assert.True(IsHarmless(error.Message) && IsHarmless(error.Remedy), error.Message);
        Assert.Equal(Hostile, error.TargetObject);
    }

    // Told by runes, not by the code's own way.
    private static bool IsHarmless(string text) => !text.Contains('\ufffe', StringComparison.Ordinal) && !text.Contains('\uffff', StringComparison.Ordinal)
        && text.EnumerateRunes().Select(System.Text.Rune.GetUnicodeCategory).All(category => category
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate))
        && HasNoHalf(text);

    private static bool HasNoHalf(string text) => Enumerable.Range(0, text.Length).All(at => !char.IsSurrogate(text[at])
        || (char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1])));
}
