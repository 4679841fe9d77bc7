using System.Linq;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Resources;

/// <summary>The one door to the terminal.</summary>
public sealed class ScreenTextTests
{
    [Fact]
    public void No_word_date_or_number_is_broken_at_80_columns()
    {
        const string Date = "29 ноября 2026 06:00 (+03:00)", Phone = "+7 (963) 619-20-20";
        foreach (var before in Enumerable.Range(1, 90))
        {
            var text = new string('а', before % 60) + " сделать " + new string('б', before / 2) + $" до {Date}, позвонив {Phone}";
            var lines = ScreenText.Lines(text, 80).ToArray();

            Assert.Equal(text, string.Join(' ', lines));
            Assert.All(lines, line => Assert.True(line.Length < 80, line));
            Assert.Single(lines, line => line.Contains(Date));
            Assert.Single(lines, line => line.Contains("(963) 619-20-20"));
        }
    }

    [Fact]
    public void What_comes_from_outside_moves_no_cursor_and_colours_nothing()
    {
        var shown = string.Concat(ScreenText.Lines("a\u001b[31mb\u202Ec\u0007d\re\u2028f", 80));

        Assert.Equal("a?[31mb?c?d?e?f".Replace('?', PrintableText.Mark), shown);
    }

    [Fact]
    public void Lines_of_a_message_stay_lines() => Assert.Equal(["a", "", "b"], ScreenText.Lines("a\r\n\nb", 80));
}
