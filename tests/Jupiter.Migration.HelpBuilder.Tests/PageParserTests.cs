using System;
using System.Linq;
using Jupiter.Migration.HelpBuilder.Pages;
using Jupiter.Migration.HelpBuilder.Text;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

public sealed class PageParserTests
{
    [Fact]
    public void A_sound_page_is_read_whole()
    {
        var page = PageParser.Parse(SamplePage.Path, SamplePage.Text);

        Assert.Equal("Get-Sample", page.Name);
        Assert.Equal("Gets a sample of embedded:FOLDER, on two lines.", page.Synopsis);
        Assert.Equal([""], page.ParameterSets);
        Assert.Equal(
            ["First paragraph with a link (https://example.org/).", "1. One\n2. Two", "A.B\n  What it says."],
            page.Description.Select(block => block.ToText(70)));
        var example = Assert.Single(page.Examples);
        Assert.Equal("Example 1: A title", example.Title);
        Assert.Equal(new Paragraph("Before the code."), Assert.Single(example.Introduction));
        Assert.Equal("Get-Sample x\n\ny", example.Code);
        Assert.Equal(new Paragraph("After the code."), Assert.Single(example.Remarks));
        Assert.Equal(["Name", "Count"], page.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["FullName", "Path"], page.Parameters[0].Aliases);
        Assert.Equal(0, page.Parameters[0].Position);
        Assert.True(page.Parameters[0].IsRequired);
        Assert.Null(page.Parameters[1].Position);
        Assert.Equal(["1", "2"], page.Parameters[1].AcceptedValues);
        Assert.True(page.Parameters[1].TakesWildcards);
        Assert.Equal("None", Assert.Single(page.Inputs).Name);
        Assert.Equal("System.String", Assert.Single(page.Outputs).Name);
        Assert.Equal(new HelpLink("Web", "https://example.org/"), Assert.Single(page.Links));
    }

    [Theory]
    [InlineData("SYNOPSIS")]
    [InlineData("SYNTAX")]
    [InlineData("DESCRIPTION")]
    [InlineData("EXAMPLES")]
    [InlineData("PARAMETERS")]
    [InlineData("INPUTS")]
    [InlineData("OUTPUTS")]
    [InlineData("NOTES")]
    [InlineData("RELATED LINKS")]
    public void A_missing_section_is_named(string section)
    {
        var error = Malformed("## " + section, "## OTHER");

        Assert.Contains($"\"## {section}\" is missing", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```yaml\nType: Int32", "```text\nType: Int32", "### -Count", "needs one yaml block")]
    [InlineData("Position: Named", "Place: Named", "```yaml\nType: Int32", "\"Position\" is missing")]
    [InlineData("Position: Named", "Position: last", "```yaml\nType: Int32", "Named or a number")]
    [InlineData("Required: False", "Required: perhaps", "```yaml\nType: Int32", "True or False")]
    [InlineData("Type: Int32", "Type: [", "Type: Int32", "no yaml")]
    [InlineData("How many.\n", "", "### -Count", "no description")]
    [InlineData("### -Count", "### -Name", "### -Count", "stands twice")]
    [InlineData("### -Count", "### Count", "### -Count", "begins with a hyphen")]
    [InlineData("[-Count <Int32>]", "[-Number <Int32>]", "```powershell\nGet-Sample [", "differ: Count, Number")]
    [InlineData(" [<CommonParameters>]", "", "```powershell\nGet-Sample [", "ends with")]
    [InlineData("### Example 1: A title", "### A title", "### Example 1: A title", "is not \"Example 1: \"")]
    [InlineData("First paragraph", "<b>First</b> paragraph", "First paragraph", "placeholders belong into backticks")]
    [InlineData("| A.B | What it says. |", "| A.B | What | it says. |", "| Check |", "two columns")]
    [InlineData("1. One\n2. Two", "> quoted", "1. One", "QuoteBlock")]
    [InlineData("[Web](https://example.org/)", "[Web](Get-Nothing.md)", "[Web]", "Get-Nothing.md, which is not there")]
    [InlineData("schema: 2.0.0", "schema: 3.0.0", "---", "\"schema\" must be 2.0.0")]
    [InlineData("# Get-Sample", "# Get-Other", "# Get-Sample", "# Get-Sample")]
    [InlineData("## NOTES", "## INPUTS", "## NOTES", "stands twice")]
    public void A_malformed_page_is_an_error_at_its_line(string sound, string spoilt, string at, string reason)
    {
        var error = Malformed(sound, spoilt);

        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(SamplePage.LineOf(at), error.Line);
        Assert.StartsWith($"{SamplePage.Path}({error.Line}): error HELP001: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_code_that_a_narrow_window_would_break_is_an_error_at_that_line()
    {
        var error = Malformed("Get-Sample x\n", "Get-Sample x\nGet-Sample " + new string('x', 80) + "\n");

        Assert.Equal(SamplePage.LineOf("Get-Sample x\n") + 1, error.Line);
    }

    [Fact]
    public void Parameter_sets_are_read_from_their_headings_and_checked_each()
    {
        var text = SamplePage.Text
            .Replace("```powershell\nGet-Sample [-Name]", "### Named (Default)\n\n```powershell\nGet-Sample [-Name]", StringComparison.Ordinal)
            .Replace(
                "## DESCRIPTION", "### Other\n\n```powershell\nGet-Sample [-Name] <String> [<CommonParameters>]\n```\n\n## DESCRIPTION", StringComparison.Ordinal);

        var error = Assert.Throws<MalformedPageException>(() => PageParser.Parse(SamplePage.Path, text));
        var page = PageParser.Parse(
            SamplePage.Path, text.Replace("Type: Int32\nParameter Sets: (All)", "Type: Int32\nParameter Sets: Named", StringComparison.Ordinal));

        Assert.Contains("differ: Count", error.Reason, StringComparison.Ordinal);
        Assert.Equal(["Named", "Other"], page.ParameterSets);
    }

    private static MalformedPageException Malformed(string sound, string spoilt)
    {
        Assert.Contains(sound, SamplePage.Text, StringComparison.Ordinal);
        var at = SamplePage.Text.IndexOf(sound, StringComparison.Ordinal);
        var text = SamplePage.Text[..at] + spoilt + SamplePage.Text[(at + sound.Length)..];
        return Assert.Throws<MalformedPageException>(() => PageParser.Parse(SamplePage.Path, text));
    }
}
