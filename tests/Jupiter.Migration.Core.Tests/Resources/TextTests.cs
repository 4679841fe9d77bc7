using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Resources;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Resources;

/// <summary>Every text is there in both languages, and every cause and check has what it promises.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> English = Texts(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Russian = Texts(CultureInfo.GetCultureInfo("ru"));

    [Fact]
    public void Every_text_is_there_in_russian_and_no_other()
    {
        Assert.True(English.Count > 150);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Russian.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders() => Assert.All(
        English.Keys,
        key => Assert.True(Placeholders(English[key]).SetEquals(Placeholders(Russian[key])), $"{key}: {English[key]} | {Russian[key]}"));

    [Fact]
    public void Russian_texts_are_russian()
    {
        // Some are names of placeholders or numbers alone.
        Assert.All(
            Russian.Where(text => Letters().IsMatch(English[text.Key])),
            text => Assert.True(Cyrillic().IsMatch(text.Value) || English[text.Key].Length < 12, text.Key));
    }

    [Fact]
    public void Every_text_can_be_filled() => Assert.All(
        English.Concat(Russian),
        text => Assert.NotEqual("", text.Value.With("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p")));

    [Fact]
    public void A_remedy_fills_in_nothing_that_its_message_is_not_given()
    {
        var remedies = English.Keys.Where(key => key.EndsWith("_Remedy", StringComparison.Ordinal)).ToArray();
        Assert.True(remedies.Length > 50);
        Assert.All(remedies, key =>
        {
            var message = key[..^"_Remedy".Length];
            Assert.True(English.ContainsKey(message), message);
            Assert.True(Placeholders(English[key]).IsSubsetOf(Placeholders(English[message])), key);
        });
    }

    // Where a text of its own was wanted and the name of another was taken, people read "{0}".
    [Fact]
    public void No_text_with_a_placeholder_is_shown_unfilled()
    {
        Assert.Empty(Sources().SelectMany(path => Unfilled(File.ReadAllText(path)).Select(key => $"{Path.GetFileName(path)}: {key}")));
        Assert.Equal(["PlaceNotProved"], Unfilled("null => (CheckStatus.Warning, SR.PlaceNotProved),"));
    }

    // PowerShell takes five signs for a single quotation mark, SQL one.
    [Fact]
    public void Values_of_commands_are_put_in_quotation_marks_in_one_place()
    {
        var others = Sources().Where(path => !path.Contains("SqlServer", StringComparison.Ordinal) && !path.Contains("Embedded", StringComparison.Ordinal));

        Assert.DoesNotContain(others, path => File.ReadAllText(path).Contains("Replace(\"'\", \"''\")", StringComparison.Ordinal));
    }

    private static string[] Sources()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToArray();
        Assert.True(sources.Length > 300);
        return sources;
    }

    // Filled where it stands, as one of a choice that is filled, by the name that it is given, or by the method of the same file that is handed it.
    private static IEnumerable<string> Unfilled(string source) => Shown().Matches(source)
        .Where(shown => Placeholders(English.GetValueOrDefault(shown.Groups["key"].Value, "")).Count > 0)
        .Where(shown => !Filled().IsMatch(source[(shown.Index + shown.Length)..]))
        .Where(shown => !(Named().Match(source[..shown.Index]) is { Success: true } named && source.Contains($"{named.Groups[1].Value}.With(", StringComparison.Ordinal)))
        .Where(shown => !(Handed().IsMatch(source[..shown.Index]) && source.Contains("warning.With(", StringComparison.Ordinal)))
        .Select(shown => shown.Groups["key"].Value);

    private static Dictionary<string, string> Texts(CultureInfo culture)
    {
        var set = SR.ResourceManager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new MissingManifestResourceException(culture.Name);
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static HashSet<int> Placeholders(string text) =>
        [.. Placeholder().Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<!cref="")(?<!nameof\()\bSR\.(?<key>\w+)\b")]
    private static partial Regex Shown();

    [GeneratedRegex(@"^(\s*:\s*SR\.\w+)?\)?\s*\.With\(")]
    private static partial Regex Filled();

    [GeneratedRegex(@"var (\w+) = [^;]*$")]
    private static partial Regex Named();

    [GeneratedRegex(@"\bRemove\([^;]*$")]
    private static partial Regex Handed();

    [GeneratedRegex("[a-z]{4}")]
    private static partial Regex Letters();

    [GeneratedRegex("[а-яё]")]
    private static partial Regex Cyrillic();
}
