using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Keeps what a killed run left after the last whole line. Three steps, each of which may be the last of its process: the bytes become
/// evidence, they are taken off, a line says so. Whoever opens the journal next finds what is still to be done.
/// </summary>
internal sealed class JournalRecovery(EvidenceFolder evidence)
{
    private readonly HashSet<string> _mentioned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A line stands in the journal: what it recovered is told.</summary>
    /// <param name="entry">The line.</param>
    public void Replayed(JournalEntry entry)
    {
        if (entry.Event == JournalEvents.Recovered)
        {
            _mentioned.UnionWith(entry.Evidence.Select(reference => reference.File));
        }
    }

    /// <summary>Keeps what follows the last whole line, and takes it off.</summary>
    /// <param name="pen">The journal.</param>
    public void KeepTail(JournalAppender pen)
    {
        if (pen.Tail.Length > 0)
        {
            // A piece of the same bytes may have been recovered before, and is told of again.
            _mentioned.Remove(evidence.AddTorn(pen.Tail).File);
            pen.TakeOffTail();
        }
    }

    /// <summary>The pieces of which no line tells yet.</summary>
    /// <returns>Each with the data of its line.</returns>
    public IEnumerable<(Dictionary<string, string> Data, EvidenceReference Piece)> Pieces() =>
        evidence.TornPieces().Where(piece => !_mentioned.Contains(piece.File.File)).Select(piece => (
            new Dictionary<string, string>(StringComparer.Ordinal) { ["bytes"] = piece.Length.ToString(CultureInfo.InvariantCulture) },
            piece.File));
}
