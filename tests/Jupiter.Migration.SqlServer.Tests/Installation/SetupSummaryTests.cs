using System.Text;
using Jupiter.Migration.Servers.Installation;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>Summary.txt is read by its form, whatever the language of the set-up. The English ones have the form of those that people published; the Russian ones are of our making.</summary>
public sealed class SetupSummaryTests
{
    private const string Passed = "Overall summary:\r\n  Final result:                  Passed\r\n  Exit code (Decimal):           0\r\n  Start time:                    2025-08-17 11:55:45\r\n"
        + "  End time:                      2025-08-17 12:14:24\r\n  Requested action:              Install\r\n\r\nMachine Properties:\r\n  Machine processor count:       8\r\n";

    private const string Failed = "Overall summary:\r\n   Final result:                  Failed: see details below\r\n   Exit code (Decimal):           -2068774911\r\n   Exit facility code:            1201\r\n"
        + "   Exit error code:               1\r\n   Exit message:                  There was an error generating the XML document.\r\n   Start time:                    2017-07-20 19:55:03\r\n\r\n";

    private const string Restart = "Общая сводка:\n  Окончательный результат: Пройдено, но требуется перезагрузка\n  Код выхода (десятичный): 3010\n  Время начала: 2021-02-19 13:22:24\n  Запрошенное действие: Install\n\n";

    [Theory]
    [InlineData(Passed, "Passed", 0, "")]
    [InlineData(Failed, "Failed: see details below", -2068774911, "There was an error generating the XML document.")]
    [InlineData(Restart, "Пройдено, но требуется перезагрузка", 3010, "")]
    public void Result_code_and_message_are_found_in_every_language_and_encoding(string text, string result, int code, string message)
    {
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        })
        {
            Assert.Equal(new SetupSummary(result, code, message), SetupSummary.Read(bytes));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("Overall summary:\r\n\r\n  Exit code: 0\r\n")]
    [InlineData("Overall summary:\r\n  Exit code (Decimal):           0\r\n")]
    [InlineData("Overall summary:\r\n  Final result: Passed\r\n  Exit code: 99999999999\r\n")]
    [InlineData("Package properties:\r\n  Description: Microsoft SQL Server 2019\r\n  Type: RTM\r\n")]
    public void Another_form_tells_nothing(string text) => Assert.Null(SetupSummary.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void What_acts_on_the_text_around_it_is_taken_out() =>
        Assert.Equal("ab", SetupSummary.Read(Encoding.UTF8.GetBytes("X:\n  R: a\u202E\u001Bb\n  C: 1\n"))!.Result.Replace(" ", ""));
}
