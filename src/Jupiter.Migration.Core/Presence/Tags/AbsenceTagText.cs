using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Tags;

/// <summary>A tag as plain text, for any printer and for a hand that copies it.</summary>
public static class AbsenceTagText
{
    private const int Width = 60;

    /// <summary>Writes a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>Its lines.</returns>
    public static IReadOnlyList<string> Of(AbsenceTag tag)
    {
        var rule = new string('=', Width);
        return
        [
            rule,
            SR.TagHeading,
            rule,
            "",
            .. Facts(tag).Select(fact => $"{fact.Name}: {PrintableText.Of(fact.Value)}"),
            "",
            SR.TagCallFirst,
            .. tag.Callers.Select(caller => "  " + PrintableText.Of(caller)),
            "",
            SR.TagPullBoth,
            "",
            SR.TagReadAloud,
            "",
            "    " + tag.Code,
            "",
            rule,
        ];
    }

    /// <summary>What the tag tells of the server.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>Names and values; those without a value are left out.</returns>
    internal static IEnumerable<(string Name, string Value)> Facts(AbsenceTag tag) => new[]
    {
        (SR.TagServer, tag.Server),
        (SR.TagVenue, tag.Venue),
        (SR.TagCase, tag.Case),
        (SR.TagUntil, tag.Until),
    }.Where(fact => fact.Item2.Length > 0);
}
