using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Venues.Making;

/// <summary>Opening hours as people write them: <c>10:00-23:00</c>, <c>пн-пт 10:00-23:00, сб-вс 12:00-2:00</c>, <c>круглосуточно</c>.</summary>
internal static class OpeningHoursText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Span = new(
        @"^(?:(?<from>\p{L}+)\.?(?:\s*[-–—]\s*(?<to>\p{L}+)\.?)?\s+)?(?:[cс]\s+)?(?<oh>[0-9]{1,2})[:.](?<om>[0-9]{2})\s*[-–—]\s*(?<ch>[0-9]{1,2})[:.](?<cm>[0-9]{2})$", Options);

    private static readonly Regex Always = new(@"^(?:24\s*/\s*7|круглосуточно|always)$", Options);

    // From Sunday, as DayOfWeek counts.
    private static readonly string[][] Days =
    [
        ["вс", "воскресенье", "su", "sun", "sunday"], ["пн", "понедельник", "mo", "mon", "monday"], ["вт", "вторник", "tu", "tue", "tuesday"],
        ["ср", "среда", "we", "wed", "wednesday"], ["чт", "четверг", "th", "thu", "thursday"], ["пт", "пятница", "fr", "fri", "friday"],
        ["сб", "суббота", "sa", "sat", "saturday"],
    ];

    private static readonly string[] Daily = ["ежедневно", "daily"];

    /// <summary>Reads them.</summary>
    /// <param name="text">The text; several spans with commas or semicolons between.</param>
    /// <returns>The hours; null where the text says none.</returns>
    public static IReadOnlyList<VenueOpeningHours>? Parse(string text)
    {
        if (Always.IsMatch(text.Trim()))
        {
            return [new VenueOpeningHours { Days = Week(DayOfWeek.Monday, DayOfWeek.Sunday), Opens = TimeSpan.Zero, Closes = TimeSpan.Zero }];
        }

        var spans = text.Split(',', ';').Select(part => Hours(part.Trim())).ToArray();
        return spans.All(span => span is not null) ? [.. spans.OfType<VenueOpeningHours>()] : null;
    }

    private static VenueOpeningHours? Hours(string text)
    {
        var found = Span.Match(text);
        return found.Success && DaysOf(found) is { } days && Clock(found, "oh", "om") is { } opens && Clock(found, "ch", "cm") is { } closes
            ? new VenueOpeningHours { Days = days, Opens = opens, Closes = closes }
            : null;
    }

    private static IReadOnlyList<DayOfWeek>? DaysOf(Match found)
    {
        var (first, last) = (found.Groups["from"], found.Groups["to"]);
        return !first.Success || (!last.Success && Daily.Contains(first.Value, StringComparer.OrdinalIgnoreCase)) ? Week(DayOfWeek.Monday, DayOfWeek.Sunday)
            : Day(first.Value) is not { } from ? null
            : !last.Success ? [from]
            : Day(last.Value) is { } to ? Week(from, to)
            : null;
    }

    private static DayOfWeek? Day(string name) =>
        Array.FindIndex(Days, names => names.Contains(name, StringComparer.OrdinalIgnoreCase)) is >= 0 and var day ? (DayOfWeek)day : null;

    private static IReadOnlyList<DayOfWeek> Week(DayOfWeek from, DayOfWeek to) =>
        [.. Enumerable.Range((int)from, ((to - from + Days.Length) % Days.Length) + 1).Select(day => (DayOfWeek)(day % Days.Length))];

    // Midnight at the end of a day is that at the beginning of the next.
    private static TimeSpan? Clock(Match found, string hours, string minutes)
    {
        var (hour, minute) = (Number(found.Groups[hours].Value), Number(found.Groups[minutes].Value));
        return hour == 24 && minute == 0 ? TimeSpan.Zero : hour < 24 && minute < 60 ? new TimeSpan(hour, minute, 0) : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
