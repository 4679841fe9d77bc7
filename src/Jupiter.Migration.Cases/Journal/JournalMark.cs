using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Where a journal was when a message was written, short enough to stand in it: the number of the last line and the beginning of its SHA-256, which with every line before
/// goes into it. Whoever rewrites the journal later can't rewrite the message that the other party keeps (clauses R3a, O7).
/// </summary>
/// <param name="Line">Number of the line.</param>
/// <param name="Digits">The first digits of its hash, lower-case hexadecimal.</param>
public sealed record JournalMark(long Line, string Digits)
{
    // 64 bits: to find other lines with the same digits takes 2^64 attempts.
    private const int Length = 16;

    private static readonly Regex Written = new($"(?<![0-9A-Za-z-])(?<line>[0-9]{{1,9}})-(?<digits>[0-9a-f]{{{Length}}})(?![0-9A-Za-z-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The mark of a line.</summary>
    /// <param name="entry">The line, which stands in a journal.</param>
    /// <returns>The mark.</returns>
    public static JournalMark Of(JournalEntry entry) => new(entry.Sequence, entry.Sha256.Substring(0, Length));

    /// <summary>Finds a mark in a text, such as a message that was kept.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The last mark in it, since names that stand before it may look like one; null where there is none.</returns>
    public static JournalMark? Find(string text) => Written.Matches(text).Cast<Match>().LastOrDefault() is { } found
        ? new JournalMark(long.Parse(found.Groups["line"].Value, CultureInfo.InvariantCulture), found.Groups["digits"].Value.ToLowerInvariant())
        : null;

    /// <summary>Whether a line is the one that was marked, and as it was.</summary>
    /// <param name="entry">The line.</param>
    /// <returns>Whether it is.</returns>
    public bool Fits(JournalEntry entry) => entry.Sequence == Line && entry.Sha256.StartsWith(Digits, System.StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Line.ToString(CultureInfo.InvariantCulture)}-{Digits}";
}
