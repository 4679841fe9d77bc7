using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Calendars;

/// <summary>The working days of one year in Russia (clause O1): data, since the government moves them every year.</summary>
internal sealed class ProductionCalendar(CalendarContent content)
{
    private const string Country = "RU";

    private static readonly JsonFile<CalendarContent> Format =
        new("Calendar", CalendarContent.CurrentSchema, 1L << 16, new CalendarJson(ReadableJson.Options()).CalendarContent) { IsWrittenByHand = true };

    private readonly HashSet<DateTime> _daysOff = [.. content.DaysOff];
    private readonly HashSet<DateTime> _workingWeekends = [.. content.WorkingWeekends];

    /// <summary>The year.</summary>
    public int Year { get; } = content.Year;

    /// <summary>Whether its days are those of the law alone, before any were moved.</summary>
    public bool IsDraft { get; } = content.IsDraft;

    /// <summary>Where the calendar of a year is looked for.</summary>
    /// <param name="folder">The folder of the calendars.</param>
    /// <param name="year">The year.</param>
    /// <returns>Full path of its file.</returns>
    public static string PathOf(string folder, int year) =>
        Path.GetFullPath(Path.Combine(folder, "ru-" + year.ToString("0000", CultureInfo.InvariantCulture) + ".json"));

    /// <summary>Reads the calendar of a year.</summary>
    /// <param name="folder">The folder of the calendars.</param>
    /// <param name="year">The year.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="MigrationException">CalendarYearMissing, CalendarUnreadable, CalendarTooLarge, CalendarNewer, CalendarBroken.</exception>
    public static ProductionCalendar Load(string folder, int year)
    {
        var path = PathOf(folder, year);
        try
        {
            var content = Format.Read(path);
            return IsSound(content, year) ? new ProductionCalendar(content) : throw Format.Broken(path, null);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.CalendarNotFound))
        {
            throw MigrationException.Because(nameof(SR.CalendarYearMissing), path, e, path, year);
        }
    }

    /// <summary>Whether a day of the year is a working day. A shortened day is one.</summary>
    /// <param name="date">The day.</param>
    /// <returns>Whether it is.</returns>
    public bool IsWorkingDay(DateTime date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? _workingWeekends.Contains(date.Date)
        : !_daysOff.Contains(date.Date);

    // Of a date that is listed twice, once as off and once as worked, it can't be told which is meant.
    private static bool IsSound(CalendarContent content, int year)
    {
        var dates = content.DaysOff.Concat(content.ShortDays).Concat(content.WorkingWeekends).ToArray();
        return content.Country == Country && content.Year == year && content.DaysOff.Count > 0
            && dates.All(date => date.Year == year) && dates.Distinct().Count() == dates.Length
            && content.WorkingWeekends.All(date => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }
}
