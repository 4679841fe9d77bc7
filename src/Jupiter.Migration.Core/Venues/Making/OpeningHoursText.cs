using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Venues.Making;

/// <summary>Opening hours as people write them: <c>10:00-23:00</c>, <c>пн-пт 10:00-23:00, сб-вс 12:00-2:00</c>, <c>круглосуточно</c>.</summary>
public static class OpeningHoursText
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

    /// <summary>Writes them as they are read, in the language of the session.</summary>
    /// <param name="hours">The hours.</param>
    /// <returns>The text; empty for none.</returns>
    public static string Of(IReadOnlyList<VenueOpeningHours> hours) => string.Join(", ", hours.SelectMany(span => Runs(span.Days).Select(run => run + Time(span.Opens) + "–" + Time(span.Closes))));

    // From Monday, as a week is read here; days that follow each other are one run.
    private static IEnumerable<string> Runs(IReadOnlyList<DayOfWeek> days)
    {
        var week = Week(DayOfWeek.Monday, DayOfWeek.Sunday);
        if (week.All(days.Contains))
        {
            return [""];
        }

        var name = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? 0 : 3;
        return Enumerable.Range(0, week.Count).Where(at => days.Contains(week[at])).Select((at, i) => (At: at, Run: at - i)).GroupBy(day => day.Run, day => day.At)
            .Select(run => Short(run.First()) + (run.Count() > 1 ? "–" + Short(run.Last()) : "") + " ");

        string Short(int at) => Days[(int)week[at]][name];
    }

    private static string Time(TimeSpan time) => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

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
