using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Writes the journal of a case that this process has taken. May be used from any thread.</summary>
public sealed class JournalWriter : IDisposable
{
    private static readonly Dictionary<string, string> NoData = [];

    private readonly object _gate = new();
    private readonly string _folder;
    private readonly CaseLock _lock;
    private readonly JournalAppender _pen;
    private readonly EvidenceFolder _evidence;
    private readonly JournalClock _clock;
    private readonly Action<JournalEntry> _replay;

    private JournalWriter(string folder, CaseLock held, JournalAppender pen, EvidenceFolder evidence, JournalClock clock, Action<JournalEntry> replay)
    {
        _folder = folder;
        _lock = held;
        _pen = pen;
        _evidence = evidence;
        _clock = clock;
        _replay = replay;
    }

    /// <summary>
    /// Takes the case for this process, verifies and replays what stands in its journal, and recovers what a killed run left after the
    /// last whole line. What it writes about that, and about the clock, is replayed too.
    /// </summary>
    /// <param name="folder">The case; must exist.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="replay">Told of each line, those to come included.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="MigrationException">CaseInUse, JournalBroken, JournalNewer, PathNotFound, FileAccessDenied, DiskFull, FileFailed.</exception>
    public static JournalWriter Open(string folder, TimeProvider clock, Action<JournalEntry> replay)
    {
        var held = CaseLock.Take(folder, clock.GetUtcNow());
        JournalAppender? pen = null;
        var isOpen = false;
        try
        {
            RemoveLeft(folder);

            // Before the lines are read: a head never runs ahead of them.
            var head = JournalHead.Read(Path.Combine(folder, JournalFormat.Head));
            pen = JournalAppender.Open(folder);
            var writer = new JournalWriter(folder, held, pen, new EvidenceFolder(folder), new JournalClock(clock), replay);
            writer.Resume(head);
            isOpen = true;
            return writer;
        }
        finally
        {
            if (!isOpen)
            {
                pen?.Dispose();
                held.Dispose();
            }
        }
    }

    /// <summary>Appends a line, after lines about the clock if something happened to that. Returns when they are on the medium.</summary>
    /// <param name="step">The step of the case; empty when it belongs to none.</param>
    /// <param name="event">What happened.</param>
    /// <param name="data">What is worth knowing about it.</param>
    /// <param name="evidence">The files that prove it.</param>
    /// <returns>The line as it will be read again: unpaired surrogates, which no file can hold, are replaced.</returns>
    /// <exception cref="MigrationException">CaseLockLost, JournalReplaced, JournalLineTooLong, DiskFull, FlushFailed, FileAccessDenied, FileFailed; the journal is as it was.</exception>
    public JournalEntry Append(
        string step, string @event, IReadOnlyDictionary<string, string>? data = null, IReadOnlyList<EvidenceReference>? evidence = null)
    {
        lock (_gate)
        {
            var reading = _clock.Read();
            WriteAll(reading, _clock.Changes(reading));
            return Write(reading, step, @event, data ?? NoData, evidence ?? []);
        }
    }

    /// <summary>Adds bytes to the evidence; what a killed run left under their name is replaced.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The file, for the line that will mention it.</returns>
    /// <exception cref="MigrationException">DiskFull, FileAccessDenied, FileFailed.</exception>
    public EvidenceReference AddEvidence(string name, byte[] content) => _evidence.Put(Promise(name, Hexadecimal.Sha256(content)), content);

    /// <summary>
    /// Adds a copy of a file to the evidence; what a killed run left under its name is replaced. However long it takes, lines may be
    /// appended meanwhile.
    /// </summary>
    /// <param name="name">What it is called.</param>
    /// <param name="sourceFile">The file.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    /// <returns>The copy, for the line that will mention it.</returns>
    /// <exception cref="MigrationException">PathNotFound, DiskFull, FileAccessDenied, FileFailed.</exception>
    public EvidenceReference AddEvidence(string name, string sourceFile, CancellationToken cancellation) =>
        _evidence.Put(Promise(name, hash: null), sourceFile, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pen.Dispose();
        _lock.Dispose();
    }

    private static void RemoveLeft(string folder) => FileErrors.Named(folder, () =>
    {
        PartialFile.RemoveAllLeft(folder);
        if (Directory.Exists(Path.Combine(folder, JournalFormat.Evidence)))
        {
            PartialFile.RemoveAllLeft(Path.Combine(folder, JournalFormat.Evidence));
        }
    });

    private string Promise(string name, string? hash)
    {
        lock (_gate)
        {
            return _evidence.Promise(_pen.Sequence + 1, name, hash);
        }
    }

    private void Resume(JournalHead? head)
    {
        var recovery = new JournalRecovery(_evidence);
        _pen.Resume(head, entry =>
        {
            recovery.Replayed(entry);
            _clock.Replayed(entry);
            _replay(entry);
        });
        recovery.KeepTail(_pen);

        _clock.Resume(head);
        var reading = _clock.Read();
        var changes = _clock.Changes(reading);
        if (head is null && _pen.Sequence > 0)
        {
            // The first of all lines: with it a new head comes into being, and nothing else remembers that there was none.
            Write(reading, "", JournalEvents.HeadWasMissing, NoData, []);
        }

        WriteAll(reading, changes);
        foreach (var (data, piece) in recovery.Pieces())
        {
            Write(reading, "", JournalEvents.Recovered, data, [piece]);
        }
    }

    private void WriteAll(ClockReading reading, IReadOnlyList<(string Event, Dictionary<string, string> Data)> changes)
    {
        foreach (var (@event, data) in changes)
        {
            Write(reading, "", @event, data, []);
        }
    }

    private JournalEntry Write(
        ClockReading reading, string step, string @event, IReadOnlyDictionary<string, string> data, IReadOnlyList<EvidenceReference> evidence)
    {
        _lock.RequireHeld(_folder);
        var entry = _pen.Write(reading, step, @event, data, evidence);
        _evidence.Settle();
        _clock.Replayed(entry);
        _clock.Written(reading);
        _replay(entry);
        return entry;
    }
}
