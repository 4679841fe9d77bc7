using System;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>The clocks of a computer: one that can be set, and one that only runs. (The fake one of the framework sets both at once.)</summary>
internal sealed class ComputerClock : TimeProvider
{
    private DateTimeOffset _utc = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
    private long _timestamp = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _utc;

    public override long GetTimestamp() => _timestamp;

    public void Advance(TimeSpan time)
    {
        _utc += time;
        _timestamp += time.Ticks;
    }

    public void Set(DateTimeOffset utc) => _utc = utc;

    /// <summary>The computer is off for a time and was just started again.</summary>
    public void Restart(TimeSpan off)
    {
        _utc += off;
        _timestamp = TimeSpan.TicksPerMinute;
    }
}
