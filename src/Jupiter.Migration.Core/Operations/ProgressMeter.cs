using System;
using System.Diagnostics;
using System.Threading;

namespace Jupiter.Migration.Operations;

/// <summary>Counts the bytes of an activity from any thread and reports percent, rate and time left a few times a second.</summary>
/// <param name="observer">Who is told.</param>
/// <param name="activity">What is being done, in the user's language.</param>
/// <param name="total">Size of the work in bytes; 0 when it is not known.</param>
public sealed class ProgressMeter(IOperationObserver observer, string activity, long total) : IDisposable
{
    private const long ReportEveryMilliseconds = 200;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _done;
    private long _nextReport = ReportEveryMilliseconds;

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
        observer.Report(new OperationProgress
        {
            Activity = activity,
            PercentComplete = total > 0 ? (int)Math.Min(100, done * 100.0 / total) : null,
            BytesPerSecond = rate,
            Remaining = total > 0 && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, (total - done) / rate)) : null,
        });
    }

    /// <summary>Ends the activity and closes its progress.</summary>
    public void Dispose() => observer.Report(new OperationProgress { Activity = activity, PercentComplete = 100, Completed = true });
}
