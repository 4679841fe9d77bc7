using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Calendars;

/// <summary>
/// The working days of a venue: the country's calendars, a file a year, read when their year is first asked for, and the days off of
/// the region. For one thread at a time.
/// </summary>
/// <param name="folder">Full path of the folder of the calendars.</param>
/// <param name="regionalDaysOff">Days off of the venue's region.</param>
public sealed class WorkingDays(string folder, IEnumerable<DateTime> regionalDaysOff)
{
    private readonly Dictionary<int, ProductionCalendar> _years = [];
    private readonly HashSet<DateTime> _regionalDaysOff = [.. regionalDaysOff];

    /// <summary>The years that were asked for and have a draft of a calendar.</summary>
    public IReadOnlyList<int> DraftYears => [.. _years.Values.Where(calendar => calendar.IsDraft).Select(calendar => calendar.Year).OrderBy(year => year)];

    /// <summary>Whether a day is a working day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="MigrationException">
    /// CalendarYearMissing, CalendarUnreadable, CalendarTooLarge, CalendarNewer, CalendarBroken: of the calendar of its year.
    /// </exception>
    public bool IsWorkingDay(DateTime date)
    {
        if (!_years.TryGetValue(date.Year, out var calendar))
        {
            calendar = ProductionCalendar.Load(folder, date.Year);
            _years.Add(date.Year, calendar);
        }

        return calendar.IsWorkingDay(date) && !_regionalDaysOff.Contains(date.Date);
    }
}
