using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>A report as a page: the first sheet for the manager, then the timeline for the specialist, the tables for the DBA, the audit.</summary>
public static class ReportPage
{
    /// <summary>Writes it in the language of the session.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The document.</returns>
    public static string Of(CaseReport report)
    {
        var title = ValueName.Of(nameof(MigrationKind), report.Kind) + ": " + report.Venue;
        return HtmlPage.Of(
            title,
            Tag("header", Tag("h1", title)),
            Manager(report),
            Section(SR.ReportNight, [NightChart.Of(report), Events(report)]),
            Section(SR.ReportReadiness, ReadinessSection.Of(report)),
            Section(SR.ReportTrial, [ReadinessSection.Of(report.Trial)]),
            Section(SR.ReportPlan, [Plan(report), Consents(report), Approvals(report), Changes(report)]),
            Section(SR.ReportData, [.. report.Backups.SelectMany(Backup)]),
            Section(SR.ReportAudit, [Audit(report)]),
            Tag("p", SR.ReportMade.With(ReportTexts.Date(report.MadeAt), report.Case, report.ModuleVersion)));
    }

    private static XElement Section(string heading, IEnumerable<object?> content) => Tag("section", Class("sheet"), Tag("h2", heading), content);

    private static object[] Manager(CaseReport report)
    {
        var look = report.Phase is "Failed" or "RollingBack" or "RolledBack" or "Remarked" ? "verdict bad" : report.Phase is "Accepted" or "AcceptedBySilence" or "Closed" ? "verdict good" : "verdict";
        ReportedStep[] night = [.. report.Steps.Where(step => !ReadinessSection.Has(step))], preparation = [.. report.Steps.Where(ReadinessSection.Has)];
        var proved = report.Steps.Count(step => step.State == nameof(StepState.Proved));
        var said = report.Steps.Count(step => step.State == nameof(StepState.Attested));
        return
        [
            Tag("p", Class(look), ReportTexts.Phase(report.Phase)),
            Terms([
                (SR.ReportStart, ReportTexts.Date(report.StartAt)),
                (SR.ReportServers, Servers(report)),
                (SR.ReportObject, KeptForWayBack.IsBack(report) ? "" : report.AcceptedAt is { } at ? SR.ReportAcceptedAt.With(ReportTexts.Date(at), report.AcceptedBy ?? SR.BySilence)
                    : report.AcceptanceDeadline is { } deadline ? SR.ReportObjectUntil.With(ReportTexts.Date(deadline)) : SR.ReportNotFinished),
                .. KeptForWayBack.Of(report),
                (SR.ReportRemark, report.Remark ?? ""),
                (SR.ReportWayBack, report.WayBack ?? ""),
                (SR.ReportEnterAgain, report.WrittenList is { } list ? SR.ReportEnterAgainList.With(list) : ""),
                (SR.ReportCall, string.Join("\n", report.Callers)),
                (SR.ReportWorth, SR.ReportWorthText.With(proved, said)),
                (SR.ReportPreparation, preparation.Length == 0 || KeptForWayBack.IsBack(report) ? "" : SR.ReportPreparationDone.With(preparation.Count(step => step.DoneAt is not null), preparation.Length)),
            ]),
            HtmlTable.Of(SR.ReportDone, [SR.ReportStep, SR.ReportWhat, SR.ReportWhen, SR.ReportWho, SR.ReportWorth], night.Select(step => (object[])
            [
                step.Id,
                step.Title,
                Time(step.DoneAt),
                Tag("td", Class("free"), step.Words.Count > 0 ? string.Join("\n", step.Words) : step.DoneAt is null ? ReportTexts.Owner(step.Owner) : SR.ReportModule),
                Tag("td", Class(step.State is nameof(StepState.Failed) ? "bad" : step.State is nameof(StepState.Proved) ? "good" : ""), ReportTexts.State(step.State)),
            ])),
        ];
    }

    private static string Servers(CaseReport report) =>
        report.NewServer is not { } other || report.Phase == nameof(CasePhase.RolledBack) ? report.OldServer
        : KeptForWayBack.IsBack(report) ? $"{other} → {report.OldServer}"
        : $"{report.OldServer} → {other}";

    private static XElement Events(CaseReport report) => HtmlTable.Of(
        SR.ReportTimeline,
        [SR.ReportStep, SR.ReportFrom, SR.ReportUntil, SR.ReportDuration, SR.ReportOutcome, SR.ReportWho, SR.ReportMessage],
        report.Events.Select(one => (object[])
        [
            one.Step.Length > 0 ? one.Step : "—",
            Time(one.From),
            Time(one.Until),
            Tag("td", Class("number"), ReportTexts.Duration(one.From, one.Until)),
            Tag("td", Class(one.Outcome is ReportOutcome.Failed or ReportOutcome.Interrupted or ReportOutcome.Gone ? "bad" : ""), ReportTexts.Of(one.Outcome) + (one.Attempt > 1 ? " " + SR.ReportAttemptNumber.With(one.Attempt) : "")),
            Tag("td", Class("free"), one.By ?? SR.ReportModule),
            Tag("td", Class("free"), Message(one)),
        ]));

    private static IEnumerable<XElement> Message(ReportedEvent one)
    {
        if (one.Message is { } message)
        {
            yield return Tag("p", one.ErrorId is { } id ? $"{message} [{id}]" : message);
        }

        if (one.Remedy is { } remedy)
        {
            yield return Tag("p", Tag("strong", SR.ReportRemedy), ": " + remedy);
        }

        foreach (var file in one.Evidence)
        {
            yield return Tag("p", Class("hash"), file);
        }
    }

    private static XElement Plan(CaseReport report) => Terms(
    [
        (SR.ReportOpening, ReportTexts.Date(report.OpensAt)),
        (SR.ReportComputers, string.Join(", ", report.Computers)),
        (SR.ReportFolders, string.Join("\n", report.Folders)),
        (SR.ReportPlanHash, report.PlanSha256),
    ]);

    private static XElement Consents(CaseReport report) => HtmlTable.Of(
        SR.MemoConsents,
        [SR.ReportMachine, SR.ReportWhat, SR.ReportWhoAgrees],
        report.Consents.Select(one => (object[])[Tag("td", Class("free"), one.Machine), Tag("td", Class("free"), one.Work), Tag("td", Class("free"), one.By)]));

    private static XElement? Changes(CaseReport report) => report.ChangesSinceApproval.Count == 0 ? null : HtmlTable.Of(
        SR.MemoChanges,
        [SR.ReportField, SR.ReportBefore, SR.ReportAfter],
        report.ChangesSinceApproval.Select(one => (object[])[Tag("td", Class("free"), one.Field), Tag("td", Class("free"), one.Before), Tag("td", Class("free"), one.After)]));

    private static XElement Approvals(CaseReport report) => HtmlTable.Of(
        SR.ReportApprovals,
        [SR.ReportWho, SR.ReportWhen, SR.ReportFrom, SR.ReportUntil, SR.ReportFor, SR.ReportSignature],
        report.Approvals.Select(one => (object[])
        [
            one.By, Time(one.At), Time(one.NotBefore), Time(one.NotAfter), one.IsForTrial ? SR.ReportForTrial : SR.ReportForNight,
            (one.IsSigned ? SR.ReportSigned : SR.ReportUnsigned) + (one.Plan == report.PlanSha256 ? "" : "\n" + SR.ReportOtherPlan),
        ]));

    private static IEnumerable<object> Backup(ReportedBackup backup) =>
    [
        Terms(
        [
            (SR.ReportDatabase, backup.Database),
            (SR.ReportFile, backup.File),
            (SR.ReportCopy, backup.Copy),
            ("SHA-256", backup.Sha256),
            (SR.ReportFingerprint, backup.Fingerprint ?? SR.ReportNoManifest),
        ]),
        .. backup.Tables.Count == 0 ? Array.Empty<object>() : [HtmlTable.Of(SR.ReportTables.With(backup.Database), [SR.ReportTable, SR.ReportRows, SR.ReportFingerprint], backup.Tables.Select(table => (object[])
        [
            Tag("td", Class("free"), table.Name), Tag("td", Class("number"), table.Rows.ToString("N0", CultureInfo.CurrentCulture)), Tag("td", Class("hash"), table.Fingerprint),
        ]))],
    ];

    private static XElement Audit(CaseReport report) => HtmlTable.Of(
        SR.ReportAuditTable,
        [SR.ReportCheck, SR.ReportOutcome, SR.ReportMessage],
        report.Audit.Select(check => (object[])[check.Id, ReportTexts.Status(check.Status), Tag("td", Class("free"), check.Remedy.Length > 0 ? check.Actual + "\n" + check.Remedy : check.Actual)]));

    private static XElement Time(DateTimeOffset? time) => Tag("td", Class("time"), ReportTexts.Time(time));
}
