using System;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>A list of days of the week in JSON, by their English names: <c>Monday</c> to <c>Sunday</c>.</summary>
public sealed class WeekdayList : TextList<DayOfWeek>
{
    private static readonly string[] Names = Enum.GetNames(typeof(DayOfWeek));

    /// <inheritdoc/>
    protected override string Form => SR.FormWeekdays;

    /// <inheritdoc/>
    protected override DayOfWeek? Parse(string text)
    {
        // Enum.Parse would also take numbers and several names at once.
        var day = Array.IndexOf(Names, text);
        return day < 0 ? null : (DayOfWeek)day;
    }

    /// <inheritdoc/>
    protected override string Text(DayOfWeek item) => item.ToString();
}
