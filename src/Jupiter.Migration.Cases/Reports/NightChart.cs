using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>The night as a Gantt chart: who worked or was waited for, against the forecast and the opening. The table of events is its text.</summary>
internal static class NightChart
{
    private const int Row = 20;
    private const int Left = 350;
    private const int Width = 1000;
    private const int Top = 26;
    private const int LongestTitle = 34;

    private static readonly string[] Owners = ["Customer", "Jupiter", "Both"];
    private static readonly TimeSpan LongestToOpening = TimeSpan.FromHours(24);

    /// <summary>Draws it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The picture; null where nothing of the night has happened.</returns>
    public static XElement? Of(CaseReport report)
    {
        ReportedStep[] steps = [.. report.Steps.Where(step => step.IsOfNight)];
        var bars = report.Events.Where(one => one.From is not null && steps.Any(step => step.Id == one.Step))
            .Select(one => one with { From = Began(one, report.StartAt) }).ToLookup(one => one.Step);
        if (bars.Count == 0)
        {
            return null;
        }

        var times = bars.SelectMany(of => of).SelectMany(one => new[] { one.From!.Value, one.Until }).Concat(steps.SelectMany(step => new[] { step.ForecastFrom, step.ForecastUntil }).OfType<DateTimeOffset>());
        var (from, until) = (times.Min(), times.Max());
        if (report.OpensAt is { } opens && opens - from < LongestToOpening && opens > until)
        {
            until = opens;
        }

        var scale = new Scale(from, until <= from ? from.AddMinutes(1) : until);
        var height = Top + (steps.Length * Row) + 6;
        var picture = Tag(
            "svg",
            new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", SR.ReportChartText.With(ReportTexts.Time(from), ReportTexts.Time(until), ReportTexts.Time(report.OpensAt))),
            Grid(scale, height),
            steps.Select((step, at) => Line(scale, step, bars[step.Id], Top + (at * Row))),
            report.OpensAt is { } opening && opening >= from && opening <= until ? Mark(scale, opening, height) : null);
        return Tag("figure", HtmlTable.Scrolled(SR.ReportChart, picture), Tag("figcaption", Legend()));
    }

    // The first word of a night is waited for since the last step of the preparation, days before.
    private static DateTimeOffset? Began(ReportedEvent one, DateTimeOffset start) => one.From >= start ? one.From : one.Until < start ? one.Until : start;

    private static object[] Legend() =>
    [
        .. Owners.Select(owner => (object)Tag("span", Class("key"), Key(owner), " " + ReportTexts.Owner(owner))),
        Tag("span", Class("key"), Key("Failed"), " " + SR.ReportChartFailed),
        Tag("span", Class("key"), Key("forecast"), " " + SR.ReportChartForecast),
        Tag("span", SR.ReportChartOpening),
    ];

    private static XElement Key(string look) => Tag(
        "svg", new XAttribute("viewBox", "0 0 14 14"), new XAttribute("aria-hidden", "true"),
        Box(look, 1, 2, 12, 10));

    private static IEnumerable<XElement> Grid(Scale scale, int height) => scale.Hours().SelectMany(hour => new[]
    {
        new XElement("line", Class("grid"), At("x1", scale.X(hour)), At("x2", scale.X(hour)), At("y1", Top - 6), At("y2", height)),
        Tag("text", At("x", scale.X(hour)), At("y", 14), new XAttribute("text-anchor", "middle"), hour.ToString("HH:mm", CultureInfo.InvariantCulture)),
    });

    private static IEnumerable<XElement> Line(Scale scale, ReportedStep step, IEnumerable<ReportedEvent> bars, int top)
    {
        var title = step.Title.Length > LongestTitle ? step.Title.Substring(0, LongestTitle) + "…" : step.Title;
        yield return Tag("text", At("x", 0), At("y", top + 13), $"{step.Id}  {title}");
        if (step is { ForecastFrom: { } from, ForecastUntil: { } until })
        {
            yield return Box("forecast", scale.X(from), top + 1, scale.X(until) - scale.X(from), Row - 4);
        }

        foreach (var bar in bars)
        {
            var look = bar.Outcome is ReportOutcome.Failed or ReportOutcome.Interrupted ? "Failed" : step.Owner;
            yield return Box(look, scale.X(bar.From!.Value), top + 4, scale.X(bar.Until) - scale.X(bar.From.Value), Row - 10);
        }
    }

    private static XElement Mark(Scale scale, DateTimeOffset opening, int height) =>
        new("line", Class("opening"), At("x1", scale.X(opening)), At("x2", scale.X(opening)), At("y1", Top - 6), At("y2", height));

    private static XElement Box(string look, double x, double y, double width, double height) =>
        new("rect", Class(look), At("x", x), At("y", y), At("width", Math.Max(width, 3)), At("height", height), At("rx", 2));

    private static XAttribute At(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));

    private sealed record Scale(DateTimeOffset From, DateTimeOffset Until)
    {
        private const int MostMarks = 12;
        private static readonly double[] Pauses = [0.25, 0.5, 1, 2, 4, 8];

        public double X(DateTimeOffset at) => Left + ((Width - Left - 20) * (at - From).TotalSeconds / (Until - From).TotalSeconds);

        public IEnumerable<DateTimeOffset> Hours()
        {
            var hours = Pauses.FirstOrDefault(step => (Until - From).TotalHours / step <= MostMarks);
            var pause = TimeSpan.FromHours(hours > 0 ? hours : Math.Ceiling((Until - From).TotalHours / MostMarks));
            var first = new DateTimeOffset(From.Date, From.Offset);
            for (var at = first.AddTicks((From - first).Ticks / pause.Ticks * pause.Ticks); at <= Until; at += pause)
            {
                if (at >= From)
                {
                    yield return at;
                }
            }
        }
    }
}
