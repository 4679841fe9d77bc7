using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Presence.Tags;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class AbsenceTagTests
{
    private static readonly AbsenceTag Hostile = new()
    {
        Server = "JUPITER-OLD",
        Venue = "<img src=x onerror=alert(1)> «Ёлки» & \"Ко\"",
        Case = "\u001b[31mred\r\nDO SWITCH ON",
        Until = "08.12.2026",
        Callers = ["</li><script>alert(2)</script>"],
        Code = "123-456-789",
    };

    [Fact]
    public void Whatever_a_name_holds_is_text_on_the_page_and_no_line_of_its_own()
    {
        var page = string.Join("\n", AbsenceTagHtml.Of(Hostile));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.Contains(Hostile.Venue, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public void As_text_no_name_begins_a_line_or_moves_the_cursor()
    {
        var lines = AbsenceTagText.Of(Hostile);

        Assert.DoesNotContain(lines, line => line.StartsWith("DO SWITCH ON", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Contains("    123-456-789", lines);
    }

    [Theory]
    [InlineData("en-US", "DO NOT SWITCH ON")]
    [InlineData("ru-RU", "НЕ ВКЛЮЧАТЬ")]
    public void It_speaks_the_language_of_the_session(string culture, string heading)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Contains(heading, AbsenceTagText.Of(Hostile));
            Assert.Contains(AbsenceTagHtml.Of(Hostile), line => line.Contains($"lang=\"{culture[..2]}\"", StringComparison.Ordinal));
            Assert.True(AbsenceTagText.Of(Hostile).Max(line => line.Length) <= 80);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
