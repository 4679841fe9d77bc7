using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>What a page tells of the preparation: each requirement of P0 to P4 and who has to see to it, what is waived, and the trial.</summary>
internal static class ReadinessSection
{
    /// <summary>Whether a step belongs to the preparation.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it does.</returns>
    public static bool Has(ReportedStep step) => !step.IsOfNight && step.Id is not ("O7" or "R9");

    /// <summary>The requirements.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The tables.</returns>
    public static IEnumerable<object?> Of(CaseReport report) =>
    [
        HtmlTable.Of(SR.ReportRequirements, [SR.ReportStep, SR.ReportWhat, SR.ReportOutcome, SR.ReportWhen, SR.ReportWho, SR.ReportEvidence], report.Steps.Where(Has).Select(step => (object[])
        [
            step.Id,
            Tag("td", Class("free"), step.Title),
            Tag("td", Class(step.State is nameof(StepState.Failed) ? "bad" : step.State is nameof(StepState.Proved) ? "good" : ""), ReportTexts.State(step.State)),
            Tag("td", Class("time"), ReportTexts.Time(step.DoneAt)),
            Tag("td", Class("free"), step.Words.Count > 0 ? string.Join("\n", step.Words) : step.DoneAt is null ? ReportTexts.Owner(step.Owner) : SR.ReportModule),
            Tag("td", Class("hash"), report.Events.Where(one => one.Step == step.Id).SelectMany(one => one.Evidence).Select(file => Tag("p", file))),
        ])),
        report.Waivers.Count == 0 ? Tag("p", SR.ReportNoWaivers) : HtmlTable.Of(SR.ReportWaivers, [SR.ReportCheck, SR.ReportReason, SR.ReportWho, SR.ReportUntil], report.Waivers.Select(one => (object[])
        [
            one.Check, Tag("td", Class("free"), one.Reason), Tag("td", Class("free"), one.By), one.Until,
        ])),
    ];

    /// <summary>The trial.</summary>
    /// <param name="trial">The trial; null where the case has none.</param>
    /// <returns>What is told of it.</returns>
    public static XElement Of(ReportedTrial? trial) => trial is null ? Tag("p", SR.ReportNoTrial) : Terms(
    [
        (SR.ReportVerdict, trial.State == nameof(StepState.Proved) ? SR.ReportTrialPassed : ReportTexts.State(trial.State)),
        (SR.ReportMessage, trial.Message),
        (SR.ReportTrialServer, trial.Server),
        (SR.ReportFrom, trial.From is { } from ? ReportTexts.Date(from) : ""),
        (SR.ReportUntil, trial.Until is { } until ? ReportTexts.Date(until) : ""),
        (SR.ReportDuration, trial.Until is { } end && trial.From is not null ? ReportTexts.Duration(trial.From, end) : ""),
        (SR.ReportTrialSize, trial.Bytes is { } bytes ? SR.ReportMegabytes.With((bytes / 1e6).ToString("N0", CultureInfo.CurrentCulture)) : ""),
        (SR.ReportTrialDamage, string.Join("\n", trial.Damage)),
    ]);
}
