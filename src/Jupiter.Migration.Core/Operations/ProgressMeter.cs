using System;
using System.Diagnostics;
using System.Threading;

namespace Jupiter.Migration.Operations;

/// <summary>Counts the bytes of an activity from any thread and reports percent, rate and time left a few times a second.</summary>
public sealed class ProgressMeter : IDisposable
{
    private const long ReportEveryMilliseconds = 200;

    private readonly IOperationObserver _observer;
    private readonly string _activity;
    private readonly long _total;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _done;
    private long _nextReport = ReportEveryMilliseconds;

    /// <summary>Starts an activity.</summary>
    /// <param name="observer">Who is told.</param>
    /// <param name="activity">What is being done, in the user's language.</param>
    /// <param name="total">Size of the work in bytes; 0 when it is not known.</param>
    public ProgressMeter(IOperationObserver observer, string activity, long total)
    {
        _observer = observer;
        _activity = activity;
        _total = total;
    }

    /// <summary>Adds work done.</summary>
    /// <param name="bytes">How many bytes.</param>
    public void Advance(long bytes)
    {
        var done = Interlocked.Add(ref _done, bytes);
        var due = Interlocked.Read(ref _nextReport);
        var elapsed = _watch.ElapsedMilliseconds;
        if (elapsed < due || Interlocked.CompareExchange(ref _nextReport, elapsed + ReportEveryMilliseconds, due) != due)
        {
            return;
        }

        var rate = done * 1000.0 / elapsed;
        _observer.Report(new OperationProgress
        {
            Activity = _activity,
            PercentComplete = _total > 0 ? (int)Math.Min(100, done * 100.0 / _total) : null,
            BytesPerSecond = rate,
            Remaining = _total > 0 && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, (_total - done) / rate)) : null,
        });
    }

    /// <summary>Ends the activity and closes its progress.</summary>
    public void Dispose() => _observer.Report(new OperationProgress { Activity = _activity, PercentComplete = 100, Completed = true });
}
