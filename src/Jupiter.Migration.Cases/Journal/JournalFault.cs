using System.Globalization;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>The first thing that is wrong with a journal.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Line">Number of the line; of one that is missing, the number that it had.</param>
/// <param name="Other">The number that the line has, or the last one that is missing.</param>
/// <param name="IsKnownByHead">Whether the lines alone would not have shown it, only the head did.</param>
/// <param name="Detail">How a change was seen, or the schema that is newer.</param>
internal sealed record JournalFault(JournalFaultKind Kind, long Line, long Other = 0, bool IsKnownByHead = false, string Detail = "")
{
    /// <summary>What happened, for a person.</summary>
    public string Text => Kind switch
    {
        JournalFaultKind.Removed when Other == Line => SR.JournalLineRemoved.With(Line),
        JournalFaultKind.Removed => SR.JournalLinesRemoved.With(Line, Other),
        JournalFaultKind.Inserted => SR.JournalLineInserted.With(Line, Other),
        JournalFaultKind.Reordered => SR.JournalLineReordered.With(Line, Other),
        JournalFaultKind.Newer => Detail,
        _ => SR.JournalLineChanged.With(Line, Detail),
    };

    /// <summary>The error for whoever wanted to go on from this journal.</summary>
    /// <param name="path">The journal.</param>
    /// <returns>JournalNewer or JournalBroken.</returns>
    public MigrationException ToException(string path) => Kind == JournalFaultKind.Newer
        ? MigrationException.Because(
            nameof(SR.JournalNewer), path, path, PrintableText.Of(Detail), JournalFormat.Schema)
        : MigrationException.Because(nameof(SR.JournalBroken), path, path, Line.ToString(CultureInfo.InvariantCulture), Text);
}
