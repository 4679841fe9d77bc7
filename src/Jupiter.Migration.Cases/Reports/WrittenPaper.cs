using System;
using System.Collections.Generic;
using System.IO;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Documents;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using static Jupiter.Migration.Documents.HtmlPage;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>What was written since the restore and is not in the old data, for whoever enters it again (clause R9): as a page, as plain text and as a table.</summary>
public sealed class WrittenPaper
{
    private readonly WrittenReport _account;
    private readonly string[] _facts;

    private WrittenPaper(WrittenReport account, string[] facts) => (_account, _facts) = (account, facts);

    /// <summary>Reads the list of a case.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The list, as the journal vouches for it.</returns>
    /// <exception cref="MigrationException">ReportNoList: there is none, or its file is not the one that the journal knows.</exception>
    public static WrittenPaper Of(MigrationCase migration)
    {
        var step = migration.Procedure.Back.Find(StepAction.AccountWrites);
        var reference = step is null ? null : WrittenReportReference.From(migration.State.Of(step.Id).Facts);
        var path = reference is null ? "" : Path.Combine(migration.Layout.Evidence, reference.File);
        if (reference is null || Path.GetFileName(reference.File) != reference.File || !File.Exists(path) || HashedCopy.Hash(path, null, default) != reference.Sha256)
        {
            throw MigrationException.Because(nameof(SR.ReportNoList), migration.Plan.Id, migration.Plan.Id);
        }

        return new WrittenPaper(
            WrittenReportFile.Read(path),
            [migration.Plan.Venue.Name, SR.WrittenCode.With(reference.Code), SR.WrittenPath.With(path), .. migration.State.Of(step!.Id).DoneAt is { } at ? [SR.WrittenUntil.With(Plans.CaseTime.Local(at, migration.Plan.Venue))] : Array.Empty<string>(), SR.WrittenClock.With(migration.Plan.NewServerInstance)]);
    }

    /// <summary>The list as plain text.</summary>
    /// <returns>Its lines.</returns>
    public IReadOnlyList<string> Text() =>
    [
        SR.WrittenTitle, new string('=', 72), .. _facts.Select(PrintableText.OfLine), .. Notes(),
        .. _account.Lists.SelectMany(list => new[] { "", PrintableText.OfLine(list.Title), new string('-', 72) }.Concat(OrEmpty([.. HeadOf(list).Select(head => "    " + head), .. list.Rows.Select(row => "[ ] " + PrintableText.OfLine(row))]))),
        .. _account.IsUnreachable ? [] : new[] { "", SR.WrittenTables, new string('-', 72) }.Concat(OrEmpty(_account.Tables.Select(table => PrintableText.OfLine(Told(table))))),
    ];

    /// <summary>The list as a page.</summary>
    /// <returns>The document.</returns>
    public string Page() => HtmlPage.Of(
        SR.WrittenTitle,
        Tag("header", Tag("h1", SR.WrittenTitle)),
        _facts.Select(fact => Tag("p", fact)),
        Notes().Select(note => Tag("p", Class(_account.IsUnreachable ? "verdict bad" : "verdict"), note)),
        _account.Lists.Select(list => Tag("section", Listed(list))),
        _account.IsUnreachable ? null : Tag("section", Tag("h2", SR.WrittenTables), Tag("ul", Tag("li", SR.WrittenTableCount.With(_account.Tables.Count)), _account.Tables.Select(table => Tag("li", Told(table))))));

    /// <summary>The list as a table for Excel: what it is, and for each list the heads of its columns and a row a row, behind its list a cell for each of its values.</summary>
    /// <returns>The bytes of the file.</returns>
    public byte[] Table() => CsvTable.Bytes(
    [
        .. _facts.Concat(Notes()).Select(fact => new[] { fact }),
        .. _account.Lists.SelectMany(InTable),
        .. _account.IsUnreachable ? Array.Empty<string[]>() : [[SR.WrittenTableCount.With(_account.Tables.Count)], .. _account.Tables.Select(table => new[] { Told(table) })],
    ]);

    /// <summary>A table that differs, in words.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The line.</returns>
    internal static string Told(WrittenTable table) => SR.WrittenTable.With(
        table.Database is { } database ? $"{database}: {table.Name}" : table.Name, table.RowsBefore, table.RowsNow, table.Added?.ToString(CultureInfo.CurrentCulture) ?? "?", table.Changed?.ToString(CultureInfo.CurrentCulture) ?? "?", table.Deleted?.ToString(CultureInfo.CurrentCulture) ?? "?");

    /// <summary>What the values of a list's rows are, above them.</summary>
    /// <param name="list">The list.</param>
    /// <returns>The line; none where the list is empty or nobody named its columns.</returns>
    internal static string[] HeadOf(WrittenList list) =>
        list.Columns is null || list.Rows.Count == 0 ? [] : [string.Join(WrittenList.Between, Heads(list).Select(PrintableText.OfLine))];

    private static IEnumerable<string> Heads(WrittenList list) =>
        (list.Columns ?? Enumerable.Repeat("", Cells(list).Select(row => row.Count).DefaultIfEmpty(1).Max()))
            .Select((name, column) => string.IsNullOrWhiteSpace(name) ? SR.WrittenColumn.With(column + 1) : name);

    private static IEnumerable<string[]> InTable(WrittenList list) =>
    [
        [SR.WrittenListHead, .. Heads(list)],
        .. list.Rows.Count == 0 ? [[list.Title, SR.WrittenEmpty]] : Cells(list).Select(row => row.Prepend(list.Title).ToArray()),
    ];

    private static XElement[] Listed(WrittenList list) =>
        list.Rows.Count == 0 ? [Tag("h2", list.Title), Tag("p", SR.WrittenEmpty)]
        : list.Columns is null ? [Tag("h2", list.Title), Tag("ul", Class("boxes"), list.Rows.Select(row => Tag("li", Box(), row)))]
        : [HtmlTable.Of(list.Title, Heads(list), Cells(list).Select(row => row.Select((value, column) => column == 0 ? Tag("td", Class("tick"), Box(), value) : Tag("td", value))))];

    // What an older module joined is not taken apart again: a value may hold what it was joined by.
    private static IEnumerable<IReadOnlyList<string>> Cells(WrittenList list) => list.Cells ?? [.. list.Rows.Select(row => new[] { row })];

    private static IEnumerable<string> OrEmpty(IEnumerable<string> lines) => lines.DefaultIfEmpty(SR.WrittenEmpty);

    private string[] Notes() => _account.IsUnreachable ? [SR.WrittenUnknown.With(_account.ServerInstance)] : _account.Lists.Count == 0 ? [SR.WrittenNoLists] : [];
}
