using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Names of evidence that every file system takes, whatever they were made from.</summary>
internal static class EvidenceName
{
    /// <summary>Beginning of the name of a piece of a torn line.</summary>
    public const string TornStart = "torn-";

    /// <summary>Its end.</summary>
    public const string TornEnd = ".bin";

    private const int LongestGiven = 60;
    private const int Longest = 96;

    /// <summary>The name of a new file: the number of the line that will mention it comes first.</summary>
    /// <param name="sequence">Number of the line.</param>
    /// <param name="given">What the file was called, with or without a path.</param>
    /// <param name="copy">1, or more when the name was given before.</param>
    /// <returns>A name, no path.</returns>
    public static string For(long sequence, string given, int copy)
    {
        var number = sequence.ToString("D4", CultureInfo.InvariantCulture);
        return copy == 1 ? $"{number}-{Safe(given)}" : $"{number}-{copy.ToString(CultureInfo.InvariantCulture)}-{Safe(given)}";
    }

    /// <summary>The name of what stood after the last whole line.</summary>
    /// <param name="sha256">SHA-256 of its bytes.</param>
    /// <returns>A name that the same bytes always get.</returns>
    public static string ForTorn(string sha256) => TornStart + sha256.Substring(0, 8) + TornEnd;

    /// <summary>Whether a name from a journal may be looked for in the folder of the evidence.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it is a name and nothing else.</returns>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= Longest && name.All(IsAllowed) && name[0] != '.' && name[name.Length - 1] != '.' && !WindowsName.IsDevice(name);

    private static string Safe(string given)
    {
        var name = given.Substring(given.LastIndexOfAny(['/', '\\']) + 1);
        name = new string(name.Select(c => IsAllowed(c) ? c : '-').ToArray()).Normalize(NormalizationForm.FormC);
        if (name.Length > LongestGiven)
        {
            // The end says what kind of file it is.
            name = name.Substring(0, LongestGiven - 16) + name.Substring(name.Length - 16);
        }

        name = name.Trim('.');

        // That ending is for files that are still being written.
        name = name.EndsWith(PartialFile.Suffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 8) + "-partial" : name;
        return name.Length == 0 ? "file" : WindowsName.IsDevice(name) ? "_" + name.Substring(0, Math.Min(name.Length, LongestGiven - 1)) : name;
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';
}
