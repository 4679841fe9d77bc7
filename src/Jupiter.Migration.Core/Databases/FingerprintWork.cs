using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>
/// The fingerprinting of one view of a database, cut into pieces that run side by side with each other and with other work.
/// Memory is one row buffer a lane, whatever the size of the data.
/// </summary>
public sealed class FingerprintWork : IDisposable
{
    private readonly IDatabaseContent _content;
    private readonly TableContent[] _tables;
    private readonly RowSum[] _sums;
    private readonly ConcurrentBag<Lane> _idle = new();

    /// <summary>Reads the list of tables.</summary>
    /// <param name="content">The view; it stays the caller's.</param>
    /// <param name="cancellation">Stops it.</param>
    public FingerprintWork(IDatabaseContent content, CancellationToken cancellation)
    {
        _content = content;
        _tables = content.ReadTables(cancellation).OrderBy(table => table.Name, StringComparer.Ordinal).ToArray();
        _sums = new RowSum[_tables.Length];
    }

    /// <summary>How many pieces the work has.</summary>
    public int Count => _tables.Sum(table => table.Ranges.Count);

    /// <summary>Fingerprints a view of a database by itself.</summary>
    /// <param name="database">Name to write into the result.</param>
    /// <param name="content">The view.</param>
    /// <param name="lanes">How many pieces run at once; 0 for one a processor, which is also the most that an engine gives readers for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The fingerprint.</returns>
    public static DatabaseFingerprint Run(string database, IDatabaseContent content, int lanes, CancellationToken cancellation)
    {
        using var work = new FingerprintWork(content, cancellation);
        WorkLanes.Run(work.Pieces(), Math.Min(lanes, Environment.ProcessorCount), cancellation);
        return work.Finish(database, cancellation);
    }

    /// <summary>Fingerprints a view of a database by itself and tells how far it is.</summary>
    /// <param name="database">Name to write into the result.</param>
    /// <param name="content">The view.</param>
    /// <param name="lanes">How many pieces run at once; 0 for one a processor.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The fingerprint.</returns>
    public static DatabaseFingerprint Run(
        string database, IDatabaseContent content, int lanes, IOperationObserver observer, CancellationToken cancellation)
    {
        using var work = new FingerprintWork(content, cancellation);
        using var meter = new ProgressMeter(observer, SR.ActivityFingerprint, work.Count);
        WorkLanes.Run(work.Pieces(() => meter.Advance(1)), lanes, cancellation);
        return work.Finish(database, cancellation);
    }

    /// <summary>The pieces of the work, in any order and on any thread.</summary>
    /// <param name="whenOneIsDone">Told after each piece.</param>
    /// <returns>The pieces.</returns>
    public IEnumerable<Action<CancellationToken>> Pieces(Action? whenOneIsDone = null)
    {
        for (var i = 0; i < _tables.Length; i++)
        {
            var index = i;
            foreach (var range in _tables[index].Ranges)
            {
                yield return cancellation =>
                {
                    Encode(index, range, cancellation);
                    whenOneIsDone?.Invoke();
                };
            }
        }
    }

    /// <summary>Puts the finished pieces together.</summary>
    /// <param name="database">Name to write into the result.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The fingerprint.</returns>
    public DatabaseFingerprint Finish(string database, CancellationToken cancellation)
    {
        var tables = _tables.Select((table, i) => new TableFingerprint
        {
            Name = table.Name,
            Rows = _sums[i].Rows,
            Fingerprint = table.Ranges.Count > 0 ? _sums[i].ToString() : "",
            Incomparable = table.Incomparable,
        }).ToArray();
        var objects = _content.ReadSchema(cancellation)
            .OrderBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal)
            .Select(item => new SchemaObjectFingerprint
            {
                Kind = item.Kind,
                Name = item.Name,
                Sha256 = FingerprintLines.OfDefinition(item.Definition),
                Counter = item.Counter,
            }).ToArray();
        return new DatabaseFingerprint
        {
            Database = database,
            Tables = tables,
            SchemaObjects = objects,
            Fingerprint = FingerprintLines.OfTables(tables),
            SchemaFingerprint = FingerprintLines.OfSchema(objects),
        };
    }

    /// <summary>Closes the readers.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var idle))
        {
            idle.Reader.Dispose();
        }
    }

    private void Encode(int index, RowRange range, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var lane))
        {
            lane = new Lane(_content.OpenReader());
        }

        try
        {
            lane.Encoder.Reset();
            lane.Reader.Read(_tables[index], range, lane.Encoder, cancellation);
            lock (_sums)
            {
                _sums[index].Add(lane.Encoder.Sum);
            }
        }
        finally
        {
            _idle.Add(lane);
        }
    }

    // A class and no tuple of values: for these the framework's bag would be compiled anew in every process.
    private sealed class Lane(IRowReader reader)
    {
        public IRowReader Reader { get; } = reader;

        public RowEncoder Encoder { get; } = new();
    }
}
