using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The beginning of Summary.txt ("View and read SQL Server Setup log files"): a heading, then a line a fact, its name and its value with a colon between
/// them. The names are in the language of the set-up, so each is known by its place and by what kind of value it has: the result, the exit code as a
/// whole number, other numbers, in a failure what happened, then moments.
/// </summary>
/// <param name="Result">How it ended, in the words of the set-up.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Message">What happened, in the words of the set-up; empty where it ended well.</param>
public sealed record SetupSummary(string Result, int ExitCode, string Message)
{
    private const int MostLines = 40;

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The file, in UTF-8 or UTF-16.</param>
    /// <returns>The summary; null where it has another form.</returns>
    public static SetupSummary? Read(byte[] bytes)
    {
        var values = Text(bytes).Split('\n').Take(MostLines).Select(line => line.TrimEnd())
            .SkipWhile(line => line.Length == 0).Skip(1).TakeWhile(line => line.Trim().Length > 0)
            .Select(line => Regex.Match(line, @"\A\s+[^:]+:\s+(?<value>.+)\z")).Where(match => match.Success)
            .Select(match => PrintableText.Clean(match.Groups["value"].Value)).ToArray();
        var at = Array.FindIndex(values, value => Number(value) is not null);
        if (at < 1)
        {
            return null;
        }

        var next = values.Skip(at + 1).FirstOrDefault(value => Number(value) is null);
        return new SetupSummary(values[at - 1], Number(values[at])!.Value, next is null || IsMoment(next) ? "" : next);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    // As 2017-07-20 19:55:03, whatever the language.
    private static bool IsMoment(string text) => Regex.IsMatch(text, @"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\z");

    private static string Text(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        [_, 0, ..] => Encoding.Unicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
