using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Links each line to the one before it and puts it into the file, then into the head.</summary>
internal sealed class JournalPen : IDisposable
{
    // Asking the system for them takes longer than all the rest of a line.
    private static readonly string Machine = Environment.MachineName;
    private static readonly string Account = Environment.UserName;

    private readonly string _path;
    private readonly JournalFile _file;
    private readonly JournalHeadFile _head;
    private readonly string _run = Guid.NewGuid().ToString("N").Substring(0, 8);
    private string _previous = JournalFormat.NoHash;

    private JournalPen(string path, JournalFile file, JournalHeadFile head)
    {
        _path = path;
        _file = file;
        _head = head;
    }

    /// <summary>Number of the last line.</summary>
    public long Sequence { get; private set; }

    /// <summary>What follows the last whole line, until <see cref="TakeOffTail"/>.</summary>
    public byte[] Tail { get; private set; } = [];

    /// <summary>Opens the journal of a case, or begins one.</summary>
    /// <param name="folder">The case.</param>
    /// <returns>The pen.</returns>
    public static JournalPen Open(string folder)
    {
        var path = Path.Combine(folder, JournalFormat.Journal);
        return Named(path, () => new JournalPen(path, JournalFile.Open(path), new JournalHeadFile(Path.Combine(folder, JournalFormat.Head))));
    }

    /// <summary>Verifies and replays what stands in the journal, goes to its end and renews the head, if there was one.</summary>
    /// <param name="head">What the head said before it was opened.</param>
    /// <param name="replay">Told of each line.</param>
    public void Resume(JournalHead? head, Action<JournalEntry> replay)
    {
        var scan = new JournalScan(_file.Content, head, CancellationToken.None);
        if (JournalReader.Scan(_path, scan, replay) is { } fault)
        {
            throw fault.ToException(_path);
        }

        Sequence = scan.Lines;
        _previous = scan.LastHash;
        Tail = scan.Tail;
        _file.Begin(scan.WholeLength);
        if (head is not null)
        {
            _head.Write(Sequence, _previous);
        }
    }

    /// <summary>Takes off what follows the last whole line.</summary>
    public void TakeOffTail()
    {
        Named(_path, () =>
        {
            _file.TakeOffTail();
            return 0;
        });
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
            Machine = Machine,
            Account = Account,
            Step = step,
            Event = @event,
            Data = Copy(data),
            Evidence = [.. evidence],
            Previous = _previous,
        };
        var line = JournalLine.Write(written);
        var content = new ArraySegment<byte>(line, 0, line.Length - 1);
        var entry = IsSureToBeReadAs(written) ? written : ReadBack(content);
        RequireShort(content.Count);
        Append(line);
        Sequence++;
        _previous = LineHash.Of(content);
        _head.Write(Sequence, _previous);
        return entry;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        _file.Dispose();
    }

    private void Append(byte[] line)
    {
        try
        {
            _file.Append(line);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, _path);
        }
    }

    private static T Named<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path);
        }
    }

    // What is replayed now is what will be replayed tomorrow, and no line is written that can't be read. Nearly every line is sure to be
    // read as it was given: reading it back would take a tenth of the time of an append.
    private static bool IsSureToBeReadAs(JournalEntry entry) =>
        entry.Event.Length > 0 && IsPlain(entry.Event) && IsPlain(entry.Step) && IsPlain(entry.Machine) && IsPlain(entry.Account)
        && entry.Evidence.Count == 0 && entry.Data.All(pair => IsPlain(pair.Key) && IsPlain(pair.Value));

    // Half characters are replaced in a file.
    private static bool IsPlain(string? text)
    {
        if (text is null)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string> data)
    {
        var copy = new Dictionary<string, string>(data.Count, StringComparer.Ordinal);
        foreach (var pair in data)
        {
            copy[pair.Key] = pair.Value;
        }

        return copy;
    }

    private JournalEntry ReadBack(ArraySegment<byte> line)
    {
        RequireShort(line.Count);
        var parsed = JournalLineParser.Parse(line.AsSpan());
        return parsed.Entry ?? throw new ArgumentException(parsed.Reason);
    }

    private void RequireShort(int length)
    {
        if (length > JournalFormat.LongestLine)
        {
            throw MigrationException.Because(
                nameof(SR.JournalLineTooLong), MigrationErrorCategory.InvalidArgument, _path, _path, length, JournalFormat.LongestLine);
        }
    }
}
