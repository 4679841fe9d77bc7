using System;
using System.Collections.Generic;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Calendars;

/// <summary>
/// The working days of a venue: the country's calendars, a file a year, read when their year is first asked for, and the days off of
/// the region. For one thread at a time.
/// </summary>
public sealed class WorkingDays
{
    private readonly Dictionary<int, ProductionCalendar> _years = [];
    private readonly string _folder;
    private readonly HashSet<DateTime> _regionalDaysOff;

    /// <summary>Prepares the working days of a venue.</summary>
    /// <param name="folder">Full path of the folder of the calendars.</param>
    /// <param name="regionalDaysOff">Days off of the venue's region.</param>
    public WorkingDays(string folder, IEnumerable<DateTime> regionalDaysOff)
    {
        _folder = folder;
        _regionalDaysOff = [.. regionalDaysOff];
    }

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
            calendar = ProductionCalendar.Load(_folder, date.Year);
            _years.Add(date.Year, calendar);
        }

        return calendar.IsWorkingDay(date) && !_regionalDaysOff.Contains(date.Date);
    }
}
