using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>The memo for one venue, before its night: the clauses in the memo's order and under its numbers, with the venue's dates, names, phone numbers, computers and folders.</summary>
public sealed class VenueMemo
{
    private const int Width = 80;

    private readonly string _title;
    private readonly (string Heading, IReadOnlyList<(string Clause, string Text)> Items)[] _parts;

    // Who has no module is not told its commands.
    private static readonly Regex TagCommand = new(@" \(Export-JupiterReport[^)]*\)", RegexOptions.CultureInvariant);
    private static readonly Regex Command = new(@" \([A-Z][a-z]+-Jupiter[^)]*\)", RegexOptions.CultureInvariant);

    private VenueMemo(string title, (string, IReadOnlyList<(string, string)>)[] parts) => (_title, _parts) = (title, parts);

    /// <summary>Makes it from a case.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The memo, in the language of the session.</returns>
    public static VenueMemo Of(MigrationCase migration)
    {
        var (plan, venue, view) = (migration.Plan, migration.Plan.Venue, new StepView(migration));

        // Where the venue went back the old server works: nobody is told to keep it off.
        var wentBack = migration.State.Rollback is not null;
        var steps = migration.Procedure.Forward.Steps.Where(step => StepTurns.IsPlanned(plan, step) && !(wentBack && step.Id == "R9")).ToLookup(step => step.Window == StepWindow.Open || step.Id is "O7" or "R9");
        IReadOnlyList<(string, string)> Clauses(bool isNight) => [.. (isNight ? steps[true] : steps[false].OrderBy(step => step.Clause, StringComparer.Ordinal)).Select(step => (step.Id, $"{view.Of(step).Title}. {Told(step, view.Of(step).Instruction)}"))];

        return new VenueMemo(
            SR.ResourceManager.GetString("MemoTitle" + plan.Kind, CultureInfo.CurrentUICulture)!.With(venue.Name),
            [
                (SR.MemoNoMore, wentBack ? [("R0", SR.MemoWentBack.With(plan.Specialist))] : []),
                (SR.MemoFacts,
                [
                    ("O1", SR.MemoO1.With(CaseTime.Local(plan.StartAt, venue))),
                    ("O2", SR.MemoO2),
                    ("O3", SR.MemoO3.With(venue.ManagerPhone)),
                    ("O4", SR.MemoO4),
                    ("O5", SR.MemoO5),
                    ("O6", SR.MemoO6.With(plan.Specialist)),
                    ("O7", SR.MemoO7),
                ]),
                (SR.MemoContacts, [("", SR.TagManager.With(venue.ManagerPhone)), .. CaseTag.OtherContacts(venue).Select(person => ("", $"{person.Name} ({ContactRoles.TitleOf(person.Role)}) {person.Phone}".TrimEnd()))]),
                (SR.MemoHardware, [venue.RemoteDesktopSessions > 0 ? ("H2", SR.MemoH2.With(venue.RemoteDesktopSessions)) : ("H1", SR.MemoH1), ("W1", SR.MemoW1)]),
                (SR.MemoPreparation, Clauses(isNight: false)),
                (SR.MemoNight, [.. plan.Kind == MigrationKind.ServerReplacement ? [("R0", SR.MemoNever)] : Array.Empty<(string, string)>(), .. Clauses(isNight: true)]),
                (SR.MemoTills, [.. venue.Computers.Select(computer => ("", computer.Awaited + (computer.Address is { } address ? $", {address}" : "")))]),
                (SR.MemoChanges, [.. FormerPlan.ChangesSince(migration).Select(change => ("", change.ToString()))]),
                (SR.MemoConsents, [.. MachineConsent.Of(plan).Select(consent => ("", SR.MemoConsent.With(consent.Machine, consent.Work, consent.By)))]),
            ]);
    }

    /// <summary>The memo as plain text, for whoever has no browser.</summary>
    /// <returns>Its lines.</returns>
    public IReadOnlyList<string> Text() =>
    [
        .. ScreenText.Lines(PrintableText.OfLine(_title), Width), new string('=', 72),
        .. _parts.Where(part => part.Items.Count > 0).SelectMany(part => new[] { "", PrintableText.OfLine(part.Heading), new string('-', 72) }
            .Concat(part.Items.SelectMany(item => Item(item.Clause.Length > 0 ? "[ ] " + item.Clause.PadRight(11) : "[ ] ", item.Text)))),
    ];

    /// <summary>The memo as a page that is printed.</summary>
    /// <returns>The document.</returns>
    public string Page() => HtmlPage.Of(
        _title,
        Tag("header", Tag("h1", _title)),
        _parts.Where(part => part.Items.Count > 0).Select(part => Tag("section", Tag("h2", part.Heading), Tag("ul", Class("boxes"), part.Items.Select(item =>
            Tag("li", Box(), item.Clause.Length > 0 ? Tag("strong", item.Clause + " ") : null, item.Text))))));

    private static string Told(StepDefinition step, string instruction) => (step.Owner == StepOwner.Jupiter ? TagCommand : Command).Replace(instruction, "");

    private static IEnumerable<string> Item(string head, string text) =>
        ScreenText.Lines(PrintableText.OfLine(text), Width - head.Length).Select((line, i) => (i == 0 ? head : new string(' ', head.Length)) + line);
}
