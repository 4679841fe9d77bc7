using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>What was written since the restore, as it is read at a prompt: in words, with nothing to guess.</summary>
public sealed class WrittenScreenTests
{
    [Theory]
    [InlineData("ru-RU", "ничего не записано: вводить заново нечего")]
    [InlineData("en-US", "nothing was written")]
    public void Nothing_is_said_to_be_nothing(string culture, string words)
    {
        var line = Assert.Single(In(culture, Account([new WrittenList { Title = "чеки", Rows = [] }])));

        Assert.Contains(words, line, StringComparison.Ordinal);
        Assert.DoesNotContain("{", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sold_is_listed_up_to_ten_rows_and_the_rest_is_counted()
    {
        var rows = Enumerable.Range(1, 12).Select(number => number == 1 ? "1 | \u001b[2J" : $"{number} | 100").ToArray();
        var lines = In("ru-RU", Account([new WrittenList { Title = "чеки", Columns = ["Чек", "Итог\u001b"], Rows = rows }, new WrittenList { Title = "возвраты", Rows = [] }], new WrittenTable { Name = "receipt", RowsBefore = 5, RowsNow = 17, Added = 12, Changed = 0, Deleted = 0 }));

        Assert.Contains("  10 | 100", lines);
        Assert.DoesNotContain("  11 | 100", lines);
        Assert.Contains(lines, line => line.Contains("ещё 2:", StringComparison.Ordinal) && line.Contains("Export-JupiterReport -As Sold", StringComparison.Ordinal));
        Assert.Equal("чеки (12):", lines[1]);
        Assert.StartsWith("  Чек | Итог", lines[2], StringComparison.Ordinal);
        Assert.Contains("возвраты (0)", lines);
        Assert.Contains(lines, line => line.Contains("receipt: строк было 5, стало 17", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', string.Concat(lines));
    }

    [Fact]
    public void What_is_not_known_is_not_called_nothing()
    {
        var line = Assert.Single(In("ru-RU", new WrittenReport { Database = "Jupiter", ServerInstance = "JUPITER", IsUnreachable = true }));

        Assert.Contains("JUPITER прочитать не удалось", line, StringComparison.Ordinal);
        Assert.DoesNotContain("нечего", line, StringComparison.Ordinal);
    }

    private static WrittenReport Account(WrittenList[] lists, params WrittenTable[] tables) => new() { Database = "Jupiter", ServerInstance = "JUPITER", Lists = lists, Tables = tables };

    private static string[] In(string culture, WrittenReport account)
    {
        var (before, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return WrittenScreen.Lines(account);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, texts);
        }
    }
}
