using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>
/// What the first sheet says of that to which the venue can go back: the old server (clauses R3a, R9), or where an operating system is reinstalled the copies.
/// Whoever reads it may be about to press a switch, so what is said holds in the phase in which it is said (clause R0).
/// </summary>
internal static class KeptForWayBack
{
    // The old server is switched on at this step of the way back.
    private const string OldServerUp = "B5";

    /// <summary>What is said of it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Names and values, in the language of the session.</returns>
    public static IEnumerable<(string Name, string Value)> Of(CaseReport report)
    {
        var (isBack, end) = (IsBack(report), ReportTexts.Date(report.RetentionEnd));
        if (report.NewServer is null)
        {
            return [(SR.ReportCopies, isBack ? SR.ReportCopiesBack : Until(report, SR.ReportCopiesBefore, SR.ReportCopiesKept.With(end), SR.ReportCopiesAccepted.With(end), SR.ReportCopiesFree.With(end)))];
        }

        return isBack
            ? [(SR.ReportNewServer, report.Phase == nameof(CasePhase.RolledBack) ? SR.ReportNewOff : SR.ReportNewGoesOff), (SR.ReportOldServer, Back(report))]
            : [(SR.ReportOldServer, Until(report, SR.ReportOldBefore, SR.ReportOldOff.With(end), SR.ReportOldAccepted.With(end), SR.ReportOldFree.With(end)))];
    }

    /// <summary>Whether the venue went back, or does.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Whether it is so.</returns>
    public static bool IsBack(CaseReport report) => report.Phase is nameof(CasePhase.RollingBack) or nameof(CasePhase.RolledBack);

    private static string Until(CaseReport report, string before, string off, string accepted, string free) =>
        report.RetentionEnd is not { } end ? before
        : report.AcceptedAt is null ? off : report.MadeAt < end ? accepted : free;

    private static string Back(CaseReport report) =>
        report.Phase == nameof(CasePhase.RolledBack) ? SR.ReportOldWorks
        : report.Steps.Any(step => step.Id == OldServerUp && step.DoneAt is null) ? SR.ReportOldComesBack.With(OldServerUp)
        : SR.ReportOldIsBack;
}
