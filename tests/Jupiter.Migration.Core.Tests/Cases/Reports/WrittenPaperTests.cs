using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>What was sold meanwhile, for whoever enters it again (clause R9).</summary>
public sealed class WrittenPaperTests
{
    private static readonly WrittenList Receipts = new()
    {
        Title = "чеки",
        Rows = ["101 | Суп | дня | 250.00", "102 | =HYPERLINK(\"http://x\") | <b>"],
        Cells = [["101", "Суп | дня", "250.00"], ["102", "=HYPERLINK(\"http://x\")", "<b>"]],
    };

    [Fact]
    public void The_table_has_code_path_heads_and_a_cell_a_value()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack().List(ManagersSheetTests.Account(Receipts));
        var (bytes, text) = night.Sold(paper => (paper.Table(), paper.Text()));
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains(lines, line => line.StartsWith("\"Код списка: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("B1.written.json\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("по часам кассы", StringComparison.Ordinal));
        Assert.Contains("\"Список\";\"Значение 1\";\"Значение 2\";\"Значение 3\"", lines);
        Assert.Contains("\"чеки\";\"101\";\"Суп | дня\";\"250.00\"", lines);
        Assert.Contains("\"чеки\";\"102\";\"'=HYPERLINK(\"\"http://x\"\")\";\"<b>\"", lines);
        Assert.Contains("[ ] 101 | Суп | дня | 250.00", text);
        Assert.Contains(text, line => line.Contains("receipt", StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", night.Sold(paper => paper.Page()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_venues_query_calls_its_columns_heads_them_everywhere()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack().List(ManagersSheetTests.Account(
            Named(["Чек", "", "=Итог <b>"], Receipts), new WrittenList { Title = "фискальные документы", Columns = ["Номер"], Rows = ["7"], Cells = [["7"]] }));
        var (table, text, page) = night.Sold(paper => (Encoding.UTF8.GetString(paper.Table()).Split("\r\n"), paper.Text(), paper.Page()));

        Assert.Equal(["\"Список\";\"Чек\";\"Значение 2\";\"'=Итог <b>\"", "\"Список\";\"Номер\""], table.Where(line => line.StartsWith("\"Список\"", StringComparison.Ordinal)));
        Assert.Contains("    Чек | Значение 2 | =Итог <b>", text);
        Assert.Contains("<th scope=\"col\">Чек</th>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">=Итог &lt;b&gt;</th>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "empty")]
    [InlineData("ru-RU", "пусто")]
    public void An_empty_list_says_so_everywhere(string culture, string empty)
    {
        using var night = new ReportedNight(culture);
        night.Finish("O7").GoBack().List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Rows = [], Cells = [] }));
        var (table, text, page) = night.Sold(paper => (Encoding.UTF8.GetString(paper.Table()), paper.Text(), paper.Page()));

        Assert.Equal(1, text.Count(line => line.StartsWith(empty, StringComparison.Ordinal)));
        Assert.Contains(empty, page, StringComparison.Ordinal);
        Assert.Contains(SR.WrittenListHead, table, StringComparison.Ordinal);
        Assert.Matches("\"чеки\"[;,]\"" + empty, table);
    }

    [Fact]
    public void A_list_of_an_older_module_is_not_taken_apart()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack().List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Rows = ["101 | a | b"] }));

        Assert.Contains("\"чеки\";\"101 | a | b\"", Encoding.UTF8.GetString(night.Sold(paper => paper.Table())), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_not_called_empty()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack().List(new WrittenReport { Database = "Jupiter", ServerInstance = "new-server", IsUnreachable = true });
        var all = night.Sold(paper => string.Join("\n", paper.Text()) + paper.Page() + Encoding.UTF8.GetString(paper.Table()));

        Assert.DoesNotContain("пусто", all, StringComparison.Ordinal);
        Assert.Equal(3, all.Split(SR.WrittenUnknown.With("new-server")).Length - 1);
    }

    [Fact]
    public void Where_no_list_is_asked_for_the_paper_says_so()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack().List(ManagersSheetTests.Account());

        Assert.All(
            new[] { night.Sold(paper => string.Join("\n", paper.Text())), night.Sold(paper => paper.Page()), night.Sold(paper => Encoding.UTF8.GetString(paper.Table())) },
            paper => Assert.Contains(SR.WrittenNoLists, paper, StringComparison.Ordinal));
    }

    private static WrittenList Named(string[] columns, WrittenList list) => new() { Title = list.Title, Columns = columns, Rows = list.Rows, Cells = list.Cells };
}
