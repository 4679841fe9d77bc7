using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>A page for people with the tables of steps, in one language, and the words that its tables use.</summary>
internal sealed partial class ProcedurePage
{
    private readonly CultureInfo _culture;
    private readonly Dictionary<string, string> _words;

    private ProcedurePage(string file, string culture, Dictionary<string, string> words)
    {
        _culture = CultureInfo.GetCultureInfo(culture);
        _words = words;
        FilePath = Path.Combine(Repository.Root, "docs", file);
        Text = File.ReadAllText(FilePath);
    }

    /// <summary>Where it is.</summary>
    public string FilePath { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The page of a language.</summary>
    public static ProcedurePage Of(string language) => language == "ru"
        ? new ProcedurePage("procedure.ru.md", "ru", new()
        {
            ["Customer"] = "заказчик", ["Jupiter"] = "Юпитер", ["Both"] = "обе стороны", ["Module"] = "модуль",
            ["None"] = "—", ["Approved"] = "план согласован", ["Open"] = "идёт согласованное время", ["Trial"] = "отдельное, для пробы",
            ["Attestation"] = "слово", ["Checks"] = "проверки", ["Backup"] = "копия и манифест", ["Restore"] = "сверка и проверки", ["Accounting"] = "список", ["Tried"] = "что сделал сервер", ["Disarmed"] = "каждое изменение и лист для возврата",
            ["AcceptedAndWeekPassed"] = "работы приняты, прошла неделя", ["Always"] = "всегда", ["Acknowledgement"] = "код списка", ["And"] = " и ",
        })
        : new ProcedurePage("procedure.md", "en", new()
        {
            ["Customer"] = "customer", ["Jupiter"] = "Jupiter", ["Both"] = "both", ["Module"] = "the module",
            ["None"] = "—", ["Approved"] = "plan approved", ["Open"] = "agreed time runs", ["Trial"] = "one of its own",
            ["Attestation"] = "word", ["Checks"] = "checks", ["Backup"] = "backup and manifest", ["Restore"] = "comparison and checks", ["Accounting"] = "list", ["Tried"] = "what the server did", ["Disarmed"] = "each change, and the page for the way back",
            ["AcceptedAndWeekPassed"] = "work accepted, a week over", ["Always"] = "always", ["Acknowledgement"] = "code of the list", ["And"] = " and ",
        });

    /// <summary>All of it, with the steps of the newest procedures in the tables that follow <c>&lt;!-- steps: NAME --&gt;</c>.</summary>
    public string Made() => Table().Replace(Text, table =>
    {
        var name = table.Groups[2].Value;
        var kind = name.StartsWith("server", StringComparison.Ordinal) ? MigrationKind.ServerReplacement : MigrationKind.OsReinstall;
        var isBack = name.EndsWith(".back", StringComparison.Ordinal);
        var steps = isBack ? ShippedProcedures.All.Newest(kind).Back : ShippedProcedures.All.Newest(kind).Forward;
        return table.Groups[1].Value + string.Concat(steps.Steps.Select(step => Row(step, isBack) + "\n"));
    });

    private string Row(StepDefinition step, bool isBack) => "| " + string.Join(
        " | ",
        step.Id,
        step.Clause,
        _words[step.Owner.ToString()],
        Resource("Step_" + step.Text + "_Title"),
        Opens(step),
        _words[step.Window.ToString()],
        step.IsManual ? string.Join(_words["And"], step.CompletedBy.Order().Select(party => _words[party.ToString()])) : _words["Module"],
        step.IsAcknowledgement ? _words["Acknowledgement"] : _words[step.Evidence == "Trial" ? "Tried" : step.Evidence],
        isBack ? List(step.NeededAfter, _words["Always"]) : step.Undo == "None" ? "—" : Resource("Undo_" + step.Undo)) + " |";

    private string Opens(StepDefinition step) =>
        List(step.Gates, "—") + (step.Due == StepDue.AnyTime ? "" : "; " + _words[step.Due.ToString()]);

    private static string List(IReadOnlyList<string> ids, string none) => ids.Count == 0 ? none : string.Join(", ", ids);

    // The mark, the heading, the rows.
    [GeneratedRegex(@"(<!-- steps: ([\w.-]+) -->\n+(?:\|.*\n){2})(?:\|.*\n)*")]
    private static partial Regex Table();

    private string Resource(string key) => SR.ResourceManager.GetString(key, _culture) ?? throw new ArgumentException(key);
}
