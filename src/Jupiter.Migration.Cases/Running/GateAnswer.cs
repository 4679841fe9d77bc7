using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// One typed line at a gate: whether it is done, who did it by number, what is not ("- P1e, P1f"), and a remark ("+ text"). A yes and a no mean what
/// they say, also with the keyboard in the other layout; what could mean both is asked again.
/// </summary>
public sealed class GateAnswer
{
    // Each word, and what the same keys type in the other layout. The key of Y types the Russian no: as a letter it says no, as "y" yes.
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "y", "yes", "д", "да", "l", "lf", "нуы" };
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "n", "no", "н", "нет", "т", "тщ", "ytn" };
    private static readonly Regex Line = new(@"^\s*(?<word>\d{1,3}|\p{L}+)?\s*(-\s*(?<except>[\p{L}\d.,;\s]+?))?\s*(\+\s*(?<note>.*))?$", RegexOptions.CultureInvariant);

    private GateAnswer(string? by, IReadOnlyList<string> steps, string note) => (By, Steps, Note) = (by, steps, note);

    /// <summary>Who did it; null when it is not done yet.</summary>
    public string? By { get; }

    /// <summary>The steps that are done.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The remark; empty for none.</summary>
    public string Note { get; }

    /// <summary>What a word means by itself.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True for a yes, false for a no, null for anything else.</returns>
    public static bool? Spoken(string word) => Yes.Contains(word.Trim()) ? true : No.Contains(word.Trim()) ? false : null;

    /// <summary>Reads a line. An empty one is no: nobody attests by a key that is pressed too often.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="steps">The steps that are asked about.</param>
    /// <param name="people">Those who may say that they are done.</param>
    /// <param name="speaker">Whom of them a yes means.</param>
    /// <returns>The answer, or null when the line says nothing.</returns>
    public static GateAnswer? Read(string line, IReadOnlyList<string> steps, IReadOnlyList<GatePerson> people, GatePerson speaker)
    {
        if (line.Trim().Length == 0)
        {
            return new GateAnswer(null, [], "");
        }

        var parts = Line.Match(line);
        if (!parts.Success || Who(parts.Groups["word"].Value, people, speaker) is not { } by)
        {
            return null;
        }

        var except = parts.Groups["except"].Value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (by.Length > 0 && except.Any(id => !steps.Contains(id, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        var done = steps.Where(id => !except.Contains(id, StringComparer.OrdinalIgnoreCase)).ToArray();
        return by.Length == 0 || done.Length == 0 ? new GateAnswer(null, [], "") : new GateAnswer(by, done, parts.Groups["note"].Value.Trim());
    }

    // Empty for a no; null where the word says neither.
    private static string? Who(string word, IReadOnlyList<GatePerson> people, GatePerson speaker) =>
        Spoken(word) is { } spoken ? spoken ? speaker.Name : ""
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? people.FirstOrDefault(person => person.Number == number)?.Name
        : null;
}
