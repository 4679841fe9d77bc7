using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Links each line to the one before it and puts it into the file, then into the head.</summary>
internal sealed class JournalAppender(string path, JournalFile file, string head) : IDisposable
{
    private readonly string _path = path;
    private readonly string _head = head;
    private readonly string _run = Guid.NewGuid().ToString("N").Substring(0, 8);
    private string _previous = JournalFormat.NoHash;

    /// <summary>Number of the last line.</summary>
    public long Sequence { get; private set; }

    /// <summary>What follows the last whole line, until <see cref="TakeOffTail"/>.</summary>
    public byte[] Tail { get; private set; } = [];

    /// <summary>Opens the journal of a case, or begins one.</summary>
    /// <param name="folder">The case.</param>
    /// <returns>The pen.</returns>
    public static JournalAppender Open(string folder)
    {
        var path = Path.Combine(folder, JournalFormat.Journal);
        return FileErrors.Named(path, () => new JournalAppender(path, JournalFile.Open(path), Path.Combine(folder, JournalFormat.Head)));
    }

    /// <summary>Verifies and replays what stands in the journal, goes to its end and renews the head, if there was one.</summary>
    /// <param name="head">What the head said before it was opened.</param>
    /// <param name="replay">Told of each line.</param>
    public void Resume(JournalHead? head, Action<JournalEntry> replay)
    {
        var scan = new JournalScan(file.Content, head, CancellationToken.None);
        if (JournalReader.Scan(_path, scan, replay) is { } fault)
        {
            throw fault.ToException(_path);
        }

        Sequence = scan.Lines;
        _previous = scan.LastHash;
        Tail = scan.Tail;
        file.Begin(scan.WholeLength, scan.Tail.Length > 0);
        if (head is not null)
        {
            JournalHead.Renew(_head, head, Sequence, _previous);
        }
    }

    /// <summary>Takes off what follows the last whole line.</summary>
    public void TakeOffTail()
    {
        FileErrors.Named(_path, file.TakeOffTail);
        Tail = [];
    }

    /// <summary>Writes a line; returns when it is on the medium.</summary>
    /// <param name="reading">When.</param>
    /// <param name="step">The step of the case.</param>
    /// <param name="event">What happened.</param>
    /// <param name="data">What is worth knowing about it.</param>
    /// <param name="evidence">The files that prove it.</param>
    /// <returns>The line as it will be read again.</returns>
    public JournalEntry Write(
        ClockReading reading, string step, string @event, IReadOnlyDictionary<string, string> data, IReadOnlyList<EvidenceReference> evidence)
    {
        var written = new JournalEntry
        {
            Sequence = Sequence + 1,

            // Lines have milliseconds.
            At = new DateTimeOffset(reading.Utc.UtcTicks - (reading.Utc.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero),
            MonotonicMilliseconds = (long)reading.Elapsed.TotalMilliseconds,
            Run = _run,
            Machine = Environment.MachineName,
            Account = Environment.UserName,
            Step = step,
            Event = @event,
            Data = data,
            Evidence = evidence,
            Previous = _previous,
        };
        var line = JournalLine.Write(written);
        var content = new ArraySegment<byte>(line, 0, line.Length - 1);
        RequireShort(content.Count);

        // What is replayed now is what will be replayed tomorrow, and no line is written that can't be read.
        var parsed = JournalLineParser.Parse(content);
        var entry = parsed.Entry ?? throw new ArgumentException(parsed.Reason);
        FileErrors.Named(_path, () => file.Append(line));
        Sequence++;
        _previous = entry.Sha256 = Hexadecimal.Sha256(content);
        JournalHead.Write(_head, Sequence, _previous, reading);
        return entry;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void RequireShort(int length)
    {
        if (length > JournalFormat.LongestLine)
        {
            throw MigrationException.Because(nameof(SR.JournalLineTooLong), _path, _path, length, JournalFormat.LongestLine);
        }
    }
}
