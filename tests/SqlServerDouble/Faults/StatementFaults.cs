using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Faults;

/// <summary>What a test lets go wrong. Any thread may set it at any time.</summary>
public sealed class StatementFaults
{
    private readonly object _gate = new();
    private readonly List<Fault> _faults = [];
    private long _backupBytesPerSecond;
    private long _freeSpaceBytes = -1;
    private long _backedUpDataBytes = -1;

    /// <summary>How fast backups are written and read; 0 for as fast as can be.</summary>
    public long BackupBytesPerSecond
    {
        get => Interlocked.Read(ref _backupBytesPerSecond);
        set => Interlocked.Exchange(ref _backupBytesPerSecond, value);
    }

    /// <summary>How long a backup or restore takes at least.</summary>
    public TimeSpan BackupMinimumDuration { get; set; }

    /// <summary>Free space of the server's disk; null for the real one.</summary>
    public long? FreeSpaceBytes
    {
        get => Interlocked.Read(ref _freeSpaceBytes) is >= 0 and var bytes ? bytes : null;
        set => Interlocked.Exchange(ref _freeSpaceBytes, value ?? -1);
    }

    /// <summary>Says that only accounts of Windows are let in, although the test, which has none, is.</summary>
    public bool ClaimsWindowsOnly { get; set; }

    /// <summary>
    /// Over how many more threads the work of each session is spread: each is a row of sys.sysprocesses with the same spid, told apart by ecid
    /// (Microsoft's page of sys.sysprocesses).
    /// </summary>
    public int ParallelThreads { get; set; }

    /// <summary>
    /// How many numbers beyond the last one that was given identity columns and sequences of a restored database are: a server holds numbers
    /// ready in memory and has the end of them on the medium (Microsoft's page "Sequence Numbers", on CACHE).
    /// </summary>
    public int CachedNumbers { get; set; }

    /// <summary>How large the data file of a backup claims to be, since nobody writes gigabytes for a test; null for what it is.</summary>
    public long? BackedUpDataBytes
    {
        get => Interlocked.Read(ref _backedUpDataBytes) is >= 0 and var bytes ? bytes : null;
        set => Interlocked.Exchange(ref _backedUpDataBytes, value ?? -1);
    }

    /// <summary>Answers batches with errors.</summary>
    /// <param name="matches">Which batches, by their text.</param>
    /// <param name="errors">The errors.</param>
    /// <param name="times">How many batches.</param>
    /// <param name="afterRunning">Whether the batch runs first.</param>
    public void Answer(Predicate<string> matches, IReadOnlyList<SqlMessage> errors, int times = 1, bool afterRunning = false) =>
        Add(new Fault(matches, times, afterRunning, _ => throw new SqlException(errors)));

    /// <summary>Answers batches with errors.</summary>
    /// <param name="pattern">Which batches.</param>
    /// <param name="errors">The errors.</param>
    /// <param name="times">How many batches.</param>
    /// <param name="afterRunning">Whether the batch runs first.</param>
    public void Answer(Regex pattern, IReadOnlyList<SqlMessage> errors, int times = 1, bool afterRunning = false) =>
        Answer(pattern.IsMatch, errors, times, afterRunning);

    /// <summary>Lets batches wait before they run.</summary>
    /// <param name="pattern">Which batches.</param>
    /// <param name="delay">How long.</param>
    /// <param name="times">How many batches.</param>
    public void Stall(Regex pattern, TimeSpan delay, int times = 1) => Add(new Fault(pattern.IsMatch, times, false, cancellation =>
    {
        cancellation.WaitHandle.WaitOne(delay);
        cancellation.ThrowIfCancellationRequested();
    }));

    /// <summary>Ends the connections of batches without a word.</summary>
    /// <param name="pattern">Which batches.</param>
    /// <param name="times">How many batches.</param>
    /// <param name="afterRunning">Whether the batch runs first.</param>
    public void Drop(Regex pattern, int times = 1, bool afterRunning = false) =>
        Add(new Fault(pattern.IsMatch, times, afterRunning, _ => throw new SessionDroppedException()));

    /// <summary>Lets nothing go wrong any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal void Strike(string text, bool afterRunning, CancellationToken cancellation)
    {
        Fault? fault;
        lock (_gate)
        {
            fault = _faults.Find(one => one.AfterRunning == afterRunning && one.Left > 0 && one.Matches(text));
            if (fault is null)
            {
                return;
            }

            if (--fault.Left == 0)
            {
                _faults.Remove(fault);
            }
        }

        fault.Strike(cancellation);
    }

    private void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    private sealed class Fault(Predicate<string> matches, int times, bool afterRunning, Action<CancellationToken> strike)
    {
        public Predicate<string> Matches { get; } = matches;

        public int Left { get; set; } = times;

        public bool AfterRunning { get; } = afterRunning;

        public Action<CancellationToken> Strike { get; } = strike;
    }
}
