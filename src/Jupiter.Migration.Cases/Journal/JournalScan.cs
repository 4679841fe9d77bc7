using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Reads a journal once, from the first line to the last, and verifies each before it is replayed.</summary>
internal sealed class JournalScan(Stream stream, JournalHead? head, CancellationToken cancellation)
{
    private readonly JournalLines _lines = new(stream);

    /// <summary>How many lines were found to be as they were written.</summary>
    public long Lines { get; private set; }

    /// <summary>Hash of the last of them.</summary>
    public string LastHash { get; private set; } = JournalFormat.NoHash;

    /// <summary>Bytes of whole lines.</summary>
    public long WholeLength => _lines.WholeLength;

    /// <summary>Bytes after the last whole line: they never counted.</summary>
    public byte[] Tail => _lines.Tail;

    /// <summary>Replays line by line up to the first that is not as it was written.</summary>
    /// <param name="replay">Told of each line.</param>
    /// <returns>What is wrong, or null.</returns>
    public JournalFault? Run(Action<JournalEntry> replay)
    {
        while (Next() is { } line)
        {
            if (FaultOf(line) is { } fault)
            {
                return fault;
            }

            Lines++;
            LastHash = line.Hash;
            line.Entry!.Sha256 = line.Hash;
            replay(line.Entry);
        }

        return head?.Sequence > Lines
            ? new JournalFault(JournalFaultKind.Removed, Lines + 1, head.Sequence, IsKnownByHead: true)
            : null;
    }

    /// <summary>Every line that can be read at all, whatever the chain says: a line that was changed hides no evidence of the others.</summary>
    /// <param name="stream">The journal, from its begin.</param>
    /// <returns>The lines.</returns>
    public static IEnumerable<JournalEntry> ReadableLines(Stream stream)
    {
        var scan = new JournalScan(stream, null, CancellationToken.None);
        while (scan.Next() is { } line)
        {
            if (line.Entry is { } entry)
            {
                yield return entry;
            }
        }
    }

    private JournalFault? FaultOf(ScannedLine line)
    {
        var diagnosis = new JournalDiagnosis(Lines + 1, LastHash, head);
        if (line.Entry is not { } entry)
        {
            return line.Content.NewerSchema is { } schema && Lines == 0
                ? diagnosis.OfNewer(line, schema, Next())
                : diagnosis.Changed(line.Content.Reason ?? SR.FieldsNotSound.With(JournalFormat.Schema));
        }

        if (entry.Sequence != Lines + 1 || entry.Previous != LastHash)
        {
            return diagnosis.Of(line, entry, Next);
        }

        return head?.Sequence == Lines + 1 && head.Sha256 != line.Hash ? diagnosis.ChangedByHead() : null;
    }

    private ScannedLine? Next()
    {
        cancellation.ThrowIfCancellationRequested();
        return !_lines.TryRead(out var line) ? null
            : _lines.IsTooLong ? new ScannedLine(new ParsedLine { Reason = SR.JournalLineIsTooLong.With(JournalFormat.LongestLine) }, "")
            : new ScannedLine(JournalLineParser.Parse(line), Hexadecimal.Sha256(line));
    }
}
