using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Takes reports from any thread and writes them on the pipeline thread, the only one that may.</summary>
internal sealed class PipelineObserver : IOperationObserver, IDisposable
{
    private readonly BlockingCollection<Action<JupiterCommand>> _reports = new();
    // Work that is not counted in bytes, or hardly moves, has no rate worth reading.
    private const double LowestRate = 500_000;

    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(OperationProgress progress) => _reports.Add(command => command.WriteProgress(Record(progress)));

    /// <inheritdoc/>
    public void Detail(string message) => _reports.Add(command => command.WriteVerbose(message));

    /// <inheritdoc/>
    public void Warn(string message) => _reports.Add(command => command.WriteWarning(message));

    /// <summary>Something for the next command in the pipeline.</summary>
    /// <param name="item">The object.</param>
    public void Output(object item) => _reports.Add(command => command.WriteObject(item));

    /// <summary>Something that went wrong with one of many things while the work goes on with the others.</summary>
    /// <param name="error">What it was.</param>
    public void Fault(ErrorRecord error) => _reports.Add(command => command.WriteError(error));

    /// <summary>Asks on the pipeline thread and waits for the answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="stop">Ends the waiting: then nobody answers any more.</param>
    /// <returns>The answer.</returns>
    public bool Ask(Func<JupiterCommand, bool> question, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _reports.Add(command => answer.SetResult(question(command)), stop);
        answer.Task.Wait(stop);
        return answer.Task.Result;
    }

    /// <summary>No more reports come.</summary>
    public void Complete() => _reports.CompleteAdding();

    /// <summary>Writes reports until no more come.</summary>
    /// <param name="command">The cmdlet whose pipeline thread this is.</param>
    public void WriteTo(JupiterCommand command)
    {
        foreach (var report in _reports.GetConsumingEnumerable())
        {
            report(command);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reports.Dispose();

    private ProgressRecord Record(OperationProgress progress)
    {
        if (!_activities.TryGetValue(progress.Activity, out var id))
        {
            id = _activities.Count;
            _activities.Add(progress.Activity, id);
        }

        return new ProgressRecord(id, progress.Activity, progress.Status ?? Rate(progress))
        {
            PercentComplete = progress.PercentComplete ?? -1,
            SecondsRemaining = progress.Remaining is { } left ? (int)Math.Ceiling(left.TotalSeconds) : -1,
            RecordType = progress.Completed ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
    }

    private static string Rate(OperationProgress progress) =>
        progress.BytesPerSecond >= LowestRate ? SR.ProgressRate.With((progress.BytesPerSecond / 1e6).ToString("N0", CultureInfo.CurrentCulture)) : SR.ProgressRunning;
}
