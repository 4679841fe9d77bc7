using System.Globalization;
using System.Linq;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>The timeline of a case as a table for Excel.</summary>
public static class ReportCsv
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A row for each thing that happened.</returns>
    public static byte[] Bytes(CaseReport report) => CsvTable.Bytes(
    [
        [SR.ReportStep, SR.ReportWhat, SR.ReportFrom, SR.ReportUntil, SR.ReportSeconds, SR.ReportAttempt, SR.ReportOutcome, SR.ReportWho, SR.ReportMessage, SR.ReportRemedy, SR.ReportEvidence],
        .. report.Events.Select(one => (string[])
        [
            one.Step,
            report.Steps.FirstOrDefault(step => step.Id == one.Step)?.Title ?? "",
            one.From?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
            one.Until.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            one.From is { } from ? ((long)(one.Until - from).TotalSeconds).ToString(CultureInfo.InvariantCulture) : "",
            one.Attempt > 0 ? one.Attempt.ToString(CultureInfo.InvariantCulture) : "",
            ReportTexts.Of(one.Outcome),
            one.By ?? SR.ReportModule,
            one.Message ?? "",
            one.Remedy ?? "",
            string.Join("; ", one.Evidence),
        ]),
    ]);
}
