namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>A sound page that tests spoil in one place.</summary>
internal static class SamplePage
{
    public const string Path = "docs/en-US/Get-Sample.md";

    public const string Text = """
        ---
        external help file: Jupiter.Migration.dll-Help.xml
        Module Name: Jupiter.Migration
        online version:
        schema: 2.0.0
        ---

        # Get-Sample

        ## SYNOPSIS

        Gets a sample of `embedded:FOLDER`,
        on two lines.

        ## SYNTAX

        ```powershell
        Get-Sample [-Name] <String> [-Count <Int32>] [<CommonParameters>]
        ```

        ## DESCRIPTION

        First paragraph with a [link](https://example.org/).

        1. One
        2. Two

        | Check | Meaning |
        | --- | --- |
        | A.B | What it says. |

        ## EXAMPLES

        ### Example 1: A title

        Before the code.

        ```powershell
        Get-Sample x
        ```

        ```Output
        y
        ```

        After the code.

        ## PARAMETERS

        ### -Name

        The name.

        ```yaml
        Type: String
        Parameter Sets: (All)
        Aliases: FullName, Path

        Required: True
        Position: 0
        Default value: None
        Accept pipeline input: True (ByPropertyName, ByValue)
        Accept wildcard characters: False
        ```

        ### -Count

        How many.

        ```yaml
        Type: Int32
        Parameter Sets: (All)
        Aliases:
        Accepted values: 1, 2

        Required: False
        Position: Named
        Default value: 1
        Accept pipeline input: False
        Accept wildcard characters: True
        ```

        ### CommonParameters

        The common ones.

        ## INPUTS

        ### None

        Nothing.

        ## OUTPUTS

        ### System.String

        A sample.

        ## NOTES

        Clause R0.

        ## RELATED LINKS

        [Web](https://example.org/)
        """;

    /// <summary>The line of a text in the sample, from 1.</summary>
    public static int LineOf(string text) => Text[..Text.IndexOf(text, System.StringComparison.Ordinal)].Split('\n').Length;
}
