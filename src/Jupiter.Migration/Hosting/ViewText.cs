using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Hosting;

/// <summary>
/// Text in the module's views (Jupiter.Migration.Format.ps1xml). PowerShell itself breaks lines between words in six languages, of which Russian is none
/// (PowerShell/PowerShell, StringManipulationHelper), and in no table: there it breaks wherever the column ends. A path or a hash that is longer than its column ends where it has a joint.
/// </summary>
public static class ViewText
{
    private const int Narrowest = 20;
    private const int Half = 32;

    /// <summary>A value of an enumeration as people read it: the objects keep its name, which scripts compare.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <param name="width">How wide the column is.</param>
    /// <param name="type">Name of the enumeration, for an object that another computer may have sent: PowerShell sends its name as a text.</param>
    /// <returns>The text, with a line feed wherever a line ends.</returns>
    public static string Name(PSObject? value, int width = 40, string? type = null) =>
        value is null ? "" : Column([ValueName.Of(type ?? value.TypeNames[0].Split('.').Last(), value.ToString())], width);

    /// <summary>Lays a text out in the last column of a table or a list.</summary>
    /// <param name="text">The text; line feeds in it stay, and lines that are empty are left out.</param>
    /// <param name="host">The host of the session: <c>$Host</c>.</param>
    /// <param name="taken">Columns that stand before it, with the spaces between them.</param>
    /// <returns>The text, with a line feed wherever a line ends.</returns>
    public static string Last(string[] text, PSHost? host, int taken) => Column(text, Math.Max(Narrowest, TerminalWidth.Of(host?.UI) - taken - 1));

    /// <summary>Lays a text out in a column.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How wide the column is.</param>
    /// <returns>The text, with a line feed wherever a line ends.</returns>
    public static string Column(string[] text, int width) =>
        string.Join(Environment.NewLine, (text ?? []).Where(line => line is { Length: > 0 }).SelectMany(line => ScreenText.Lines(line, width + 1)).SelectMany(line => Parted(line, width)));

    /// <summary>The turn-back time of a case under its next step: a moment alone would not say what it is for.</summary>
    /// <param name="time">The time and how it comes about; empty for none.</param>
    /// <returns>The line; empty for none.</returns>
    public static string TurnBack(string? time) => string.IsNullOrEmpty(time) ? "" : "<- " + SR.TurnBackNamed.With(time);

    /// <summary>What went wrong at a step, with its time: it may have been put right since.</summary>
    /// <param name="error">What went wrong; empty for nothing.</param>
    /// <param name="at">When that was seen, a time of .NET; null for now.</param>
    /// <returns>The line; empty for none.</returns>
    public static string Error(string? error, PSObject? at) => string.IsNullOrEmpty(error) ? ""
        : "!! " + (at?.BaseObject is IFormattable time ? $"{time.ToString("g", CultureInfo.CurrentCulture)}: {error}" : error);

    // A line that is still longer is one word.
    private static IEnumerable<string> Parted(string word, int width)
    {
        while (word.Length > width && End(word, width) is > 0 and var end)
        {
            yield return word.Substring(0, end);
            word = word.Substring(end);
        }

        yield return word;
    }

    // Of a path after a folder, of a SHA-256 in its middle: both halves are compared and copied without counting.
    private static int End(string word, int width) => word.LastIndexOfAny(['/', '\\'], width - 1) is >= 0 and var separator ? separator + 1
        : width >= Half && word.TakeWhile(Uri.IsHexDigit).Count() == 2 * Half ? Half : 0;
}
