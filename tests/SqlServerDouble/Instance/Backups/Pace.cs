using System;
using System.Diagnostics;

namespace Jupiter.Migration.SqlServerDouble.Instance.Backups;

/// <summary>How a backup or restore goes on: as fast as a test wants it, telling its percents, stopping when told so.</summary>
internal sealed class Pace
{
    private readonly BatchRun _run;
    private readonly long _total;
    private readonly int _step;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _told;

    public Pace(BatchRun run, long total, int step) => (_run, _total, _step) = (run, Math.Max(1, total), step);

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Advance(long bytes)
    {
        _run.Cancellation.ThrowIfCancellationRequested();
        var part = Math.Min(1.0, bytes / (double)_total);
        _run.Session.PercentComplete = part * 100;
        var percent = _step == 0 ? 0 : (int)(part * 100) / _step * _step;
        if (percent > _told)
        {
            _told = percent;
            _run.Inform(3211, $"{percent} percent processed.");
        }

        var faults = _run.Instance.Faults;
        var due = faults.BackupBytesPerSecond > 0 ? TimeSpan.FromSeconds(bytes / (double)faults.BackupBytesPerSecond) : TimeSpan.Zero;
        var least = faults.BackupMinimumDuration * part;
        var wait = (due > least ? due : least) - _clock.Elapsed;
        if (wait > TimeSpan.FromMilliseconds(1))
        {
            _run.Cancellation.WaitHandle.WaitOne(wait);
            _run.Cancellation.ThrowIfCancellationRequested();
        }
    }
}
