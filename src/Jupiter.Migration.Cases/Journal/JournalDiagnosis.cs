using System;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Tells what happened where the chain does not hold: the lines after that place, or the head, bear witness.</summary>
internal sealed class JournalDiagnosis(long line, string before, JournalHead? head)
{
    private readonly long _line = line;

    /// <summary>The line was changed.</summary>
    /// <param name="how">How it was seen.</param>
    /// <returns>The fault.</returns>
    public JournalFault Changed(string how) => Changed(_line, how);

    /// <summary>The line follows from all before it, and is not the one that the head names.</summary>
    /// <returns>The fault.</returns>
    public JournalFault ChangedByHead() =>
        new(JournalFaultKind.Changed, _line, IsKnownByHead: true, Detail: SR.JournalHeadDiffers);

    /// <summary>The first line is of a newer format, unless the one after it says that it was another line.</summary>
    /// <param name="odd">The first line.</param>
    /// <param name="schema">The format that it says it has.</param>
    /// <param name="next">The line after it.</param>
    /// <returns>The fault.</returns>
    public JournalFault OfNewer(ScannedLine odd, string schema, ScannedLine? next) => IsVouchedFor(odd, next)
        ? new JournalFault(JournalFaultKind.Newer, _line, Detail: schema)
        : Changed(SR.JournalHashDiffers);

    /// <summary>What happened to a line that can be read and does not follow from the one before it.</summary>
    /// <param name="odd">The line.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="next">Reads the lines after it.</param>
    /// <returns>The fault.</returns>
    public JournalFault Of(ScannedLine odd, JournalEntry entry, Func<ScannedLine?> next)
    {
        if (entry.Sequence == _line)
        {
            // One of two was changed. If the next line still knows this one, it was the one before.
            return _line > 1 && IsVouchedFor(odd, next()) ? Changed(_line - 1, SR.JournalHashDiffers) : Changed(SR.JournalPreviousDiffers);
        }

        if (entry.Previous == before)
        {
            return Changed(SR.JournalNumberDiffers.With(entry.Sequence));
        }

        return entry.Sequence < _line ? Fault(JournalFaultKind.Inserted, entry.Sequence) : OfGap(odd, entry, next);
    }

    private static JournalFault Changed(long line, string how) => new(JournalFaultKind.Changed, line, Detail: how);

    private JournalFault OfGap(ScannedLine odd, JournalEntry entry, Func<ScannedLine?> next)
    {
        var comesLater = false;
        var comesAgain = false;
        while (next() is { } line)
        {
            comesLater |= line.Entry is { } later && later.Sequence == _line && later.Previous == before;
            comesAgain |= line.Hash == odd.Hash;
        }

        return comesLater
            ? Fault(comesAgain ? JournalFaultKind.Inserted : JournalFaultKind.Reordered, entry.Sequence)
            : Fault(JournalFaultKind.Removed, entry.Sequence - 1);
    }

    // Without a witness the line is believed: of two lines, the one with something to hide is the one that says more than a hash.
    private bool IsVouchedFor(ScannedLine odd, ScannedLine? next) => next is null
        ? head?.Sequence != _line || head.Sha256 == odd.Hash
        : next.Entry is null || next.Entry.Previous == odd.Hash;

    private JournalFault Fault(JournalFaultKind kind, long other) => new(kind, _line, other);
}
