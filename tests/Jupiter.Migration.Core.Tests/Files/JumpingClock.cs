using System;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>A clock that stands still until somebody waits: then it jumps to where the wait ends.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _ticks;

    /// <summary>Called when somebody waits.</summary>
    public Action Waiting { get; init; } = () => { };

    public TimeSpan Elapsed => new(Interlocked.Read(ref _ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref _ticks, dueTime.Ticks);
        Waiting();
        _ = Task.Run(() => callback(state));
        return new Nothing();
    }

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
