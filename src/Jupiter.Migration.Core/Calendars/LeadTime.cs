using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Calendars;

/// <summary>How far ahead the work is planned: at least three to five working days (clause O1).</summary>
/// <param name="workingDays">The working days of the venue.</param>
public sealed class LeadTime(WorkingDays workingDays)
{
    /// <summary>The check.</summary>
    public static readonly CheckDefinition Definition = CheckRegister.Find("Case.LeadTime");

    private const int Fewest = 3;
    private const int Comfortable = 5;
    private const int HourOfMorning = 6;

    /// <summary>
    /// How many working days there are to prepare in: those after today, up to the day of the start. A start before six in the morning
    /// is one of the night that began the day before: the venue closes, and the same people go on; the working day of the start's own
    /// date has not begun by then, and nothing can be prepared in it.
    /// </summary>
    /// <param name="today">Today, by the venue's clocks.</param>
    /// <param name="startLocal">The start, by the venue's clocks.</param>
    /// <returns>The working days; 0 when the start is today or has passed.</returns>
    /// <exception cref="MigrationException">
    /// CalendarYearMissing, CalendarUnreadable, CalendarTooLarge, CalendarNewer, CalendarBroken: of a year between the two.
    /// </exception>
    public int WorkingDaysBetween(DateTime today, DateTime startLocal)
    {
        var last = startLocal.Hour < HourOfMorning ? startLocal.Date.AddDays(-1) : startLocal.Date;
        return Enumerable.Range(1, Math.Max(0, (last - today.Date).Days)).Count(days => workingDays.IsWorkingDay(today.Date.AddDays(days)));
    }

    /// <summary>Whether the start leaves enough working days.</summary>
    /// <param name="now">Now.</param>
    /// <param name="startAt">The start.</param>
    /// <param name="zone">The venue's time zone.</param>
    /// <returns>Fail under three or when the start has passed, Warning from three to five or by the draft of a calendar, Pass above.</returns>
    /// <exception cref="MigrationException">
    /// CalendarYearMissing, CalendarUnreadable, CalendarTooLarge, CalendarNewer, CalendarBroken: of a year between the two.
    /// </exception>
    public CheckResult Check(DateTimeOffset now, DateTimeOffset startAt, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone);
        var start = TimeZoneInfo.ConvertTime(startAt, zone);
        if (start < today)
        {
            return Result(CheckStatus.Fail, SR.StartHasPassed);
        }

        var days = WorkingDaysBetween(today.DateTime, start.DateTime);
        var drafts = workingDays.DraftYears;
        var status = days < Fewest ? CheckStatus.Fail : days <= Comfortable || drafts.Count > 0 ? CheckStatus.Warning : CheckStatus.Pass;
        return Result(status, drafts.Count > 0 ? SR.LeadTimeDaysByDraft.With(days, string.Join(", ", drafts)) : SR.LeadTimeDays.With(days));

        CheckResult Result(CheckStatus status, string actual) => Definition.Result(
            status, Text(start), SR.LeadTimeExpected.With(Fewest, Comfortable), actual, SR.LeadTimeEvidence.With(Text(today), Text(start), zone.Id));
    }

    private static string Text(DateTimeOffset time) => time.ToString("g", CultureInfo.CurrentCulture);
}
