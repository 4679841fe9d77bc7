using System;
using System.Collections.Concurrent;
using Jupiter.Migration.Operations;

namespace Jupiter.Migration.EngineContract;

/// <summary>Keeps the warnings, and lets a test do something at a report of progress.</summary>
public sealed class QuietObserver : IOperationObserver
{
    private readonly Action? _onReport;

    public QuietObserver(Action? onReport = null) => _onReport = onReport;

    public ConcurrentQueue<string> Warnings { get; } = new();

    public void Report(OperationProgress progress) => _onReport?.Invoke();

    public void Detail(string message)
    {
    }

    public void Warn(string message) => Warnings.Enqueue(message);
}
