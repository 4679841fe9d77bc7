using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.SqlServer.Tests.Cancelling;

/// <summary>Keeps the progress of one activity and cancels at a percent of it.</summary>
internal sealed class ProgressLog(string activity, int cancelAt) : IOperationObserver, IDisposable
{
    private readonly ConcurrentQueue<int> _percents = new();
    private readonly CancellationTokenSource _stop = new();

    public CancellationToken Token => _stop.Token;

    /// <summary>Runs since the cancellation.</summary>
    public Stopwatch Cancelled { get; } = new();

    public IReadOnlyList<int> Percents => [.. _percents];

    public void Report(OperationProgress progress)
    {
        if (progress.Activity != activity || progress.Completed || progress.PercentComplete is not { } percent)
        {
            return;
        }

        _percents.Enqueue(percent);
        if (percent >= cancelAt && !_stop.IsCancellationRequested)
        {
            Cancelled.Start();
            _stop.Cancel();
        }
    }

    public void Detail(string message)
    {
    }

    public void Warn(string message)
    {
    }

    public bool IsMonotonic() => _percents.Zip(_percents.Skip(1)).All(pair => pair.First <= pair.Second);

    public void Dispose() => _stop.Dispose();
}
