using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Status;

/// <summary>Gives the commands that a text names the case that is worked in, so that they can be typed as they stand.</summary>
public static class CaseInCommands
{
    // A value is always quoted in the texts; what follows the name without quotation marks is the sentence.
    private static readonly Regex Command = new(
        @"\b(?:(?:Approve|Confirm|Deny|Get|Invoke|Stop|Undo)-JupiterMigration|Complete-JupiterStep|Export-JupiterReport|Test-JupiterJournal|\w+-Jupiter\w+ -Case)\b(?! -Case\b| ')",
        RegexOptions.CultureInvariant);

    /// <summary>A text whose commands name their case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">Folder of the case.</param>
    /// <returns>The text with it.</returns>
    public static string Named(string text, string folder) => Command.Replace(text, command => command.Value + " " + PowerShellLiteral.Quoted(folder));
}
