using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>
/// The tables that are made from the registers. A page has a table of errors, with those that its cmdlet says it can raise, and tables of
/// checks: each has all checks of the areas that it has any of.
/// </summary>
internal sealed partial class MadeTables(Registers registers)
{
    private static readonly Dictionary<string, (string Check, string Title, string ErrorId, string Message)> Heads = new()
    {
        ["en-US"] = ("Check", "What it asks", "ErrorId", "Message, remedy, category"),
        ["ru-RU"] = ("Проверка", "О чём она", "ErrorId", "Сообщение, что делать, категория"),
    };

    /// <summary>The page of a cmdlet as it has to be.</summary>
    public string Page(string culture, string cmdlet, string page)
    {
        var (texts, head) = (MessageTexts.Of(culture), Heads[culture]);
        var errors = Table(head.ErrorId, head.Message, registers.ErrorsOf(cmdlet).Select(error => (
            error.ErrorId, $"{texts[error.ErrorId]} {texts.Remedy(error.ErrorId, cmdlet)} ({error.Category})")));
        return Tables().Replace(page, table => table.Groups["head"].Value switch
        {
            "ErrorId" => errors,
            var name when name == head.Check => Table(name, head.Title, ChecksOf(table.Value).Select(check => (check.Id, texts[Title(check)]))),
            _ => table.Value,
        });
    }

    /// <summary>docs/traceability.md as it has to be.</summary>
    public string Traceability(string page)
    {
        var texts = MessageTexts.Of("en-US");
        var rows = registers.Checks.Select(check => $"| {Clauses(check.Clauses)} | {Clauses(check.ReinstallationClauses)} | `{check.Id}` | {check.Responsible} | {texts[Title(check)]} |\n");
        return Tables().Replace(page, table => table.Groups["head"].Value != "replacement"
            ? table.Value : "| replacement | reinstallation | check | who acts | what it asks |\n|---|---|---|---|---|\n" + string.Concat(rows));
    }

    /// <summary>The areas of which a page has the checks.</summary>
    public IEnumerable<string> Areas(string page) => ChecksOf(page).Select(check => check.Area).Distinct();

    private IEnumerable<Registers.Check> ChecksOf(string table)
    {
        var named = Rows().Matches(table).Select(row => row.Groups[1].Value).ToHashSet();
        var areas = registers.Checks.Where(check => named.Contains(check.Id)).Select(check => check.Area).ToHashSet();
        return registers.Checks.Where(check => areas.Contains(check.Area));
    }

    private static string Clauses(string clauses) => clauses.Length > 0 ? clauses : "—";

    private static string Title(Registers.Check check) => $"Check_{check.Id.Replace('.', '_')}_Title";

    private static string Table(string first, string second, IEnumerable<(string Name, string Text)> rows) =>
        $"| {first} | {second} |\n| --- | --- |\n" + string.Concat(rows.Select(row => $"| {row.Name} | {MessageTexts.Cell(row.Text)} |\n"));

    [GeneratedRegex(@"^\| (?<head>[^|\n]+) \|.*\n\|[ |-]+\n(?:\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"^\| (\w+\.\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
