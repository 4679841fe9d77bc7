using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Companions;

/// <summary>What a row of a program that is bound to its computer has to hold, in a profile as in a venue's file: its texts reach the screen of the night.</summary>
internal static class CompanionRule
{
    private const int MostNames = 50;
    private static readonly Regex Version = new(@"^[0-9]{1,9}(\.[0-9]{1,9}){0,3}\z", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a row.</summary>
    /// <param name="at">The row's field.</param>
    /// <param name="companion">The row as it was bound.</param>
    /// <returns>The faults, without their places.</returns>
    public static IEnumerable<FileFault> Faults(string at, CompanionRequirement companion)
    {
        var (services, programs) = (companion.Services ?? [], companion.Programs ?? []);
        return
        [
            .. Text(at + ".name", companion.Name),
            .. Text(at + ".page", companion.Page),
            .. Text(at + ".source", companion.Source),
            .. companion.Signer is null ? [] : Text(at + ".signer", companion.Signer),
            .. companion.Version is null || Version.IsMatch(companion.Version) ? [] : Wrong(at + ".version", SR.FormVersion),
            .. Both(at + ".before", companion.Before),
            .. Both(at + ".proof", companion.Proof),
            .. services.SelectMany((name, i) => Text($"{at}.services[{i}]", name)),
            .. programs.SelectMany((name, i) => Text($"{at}.programs[{i}]", name)),
            .. services.Count + programs.Count is > 0 and <= MostNames ? [] : Wrong(at, SR.FormSeenBy.With(MostNames)),
        ];
    }

    private static IEnumerable<FileFault> Both(string at, BothLanguages? text) =>
        [.. Text(at + ".en", text?.En, PrintableText.LongestDetail), .. Text(at + ".ru", text?.Ru, PrintableText.LongestDetail)];

    private static IEnumerable<FileFault> Text(string at, string? text, int longest = PrintableText.LongestText) =>
        string.IsNullOrWhiteSpace(text) ? [new FileFault(at, SR.FieldEmpty.With(at))] : PrintableText.Passes(text, longest) ? [] : Wrong(at, SR.FormSeenText.With(longest));

    private static IEnumerable<FileFault> Wrong(string at, string form) => [new FileFault(at, SR.FieldFormWrong.With(at, form))];
}
