using System;
using System.Collections.Generic;
using System.Globalization;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// The clock of the computer, as a journal sees it: somebody may set it. Beside it runs one that nobody sets, and the two together tell
/// when that happened.
/// </summary>
internal sealed class JournalClock(TimeProvider clock)
{
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(5);

    // What cheap quartz does in days, for a clock that nobody corrects.
    private const double Quartz = 100e-6;

    private readonly long _opened = clock.GetTimestamp();
    private ClockReading _written = new(clock.GetUtcNow(), TimeSpan.Zero, Running(clock));
    private DateTimeOffset? _last;

    /// <summary>Both clocks now.</summary>
    /// <returns>The reading.</returns>
    public ClockReading Read()
    {
        // Virtual machines have been seen whose running clock went back after a move.
        var elapsed = clock.GetElapsedTime(_opened);
        return new ClockReading(clock.GetUtcNow(), elapsed > _written.Elapsed ? elapsed : _written.Elapsed, Running(clock));
    }

    /// <summary>
    /// Takes up the clocks where an earlier run left them, so that a clock that was set forward meanwhile shows. Only on the computer that wrote
    /// them and only while that was not started anew: the time of its start, by today's clock, lies before what was written then.
    /// </summary>
    /// <param name="head">What the head of the journal says of the clocks.</param>
    public void Resume(JournalHead? head)
    {
        var reading = Read();
        if (head is { At: { } at, Running: { } running } && head.Clock == RunningClock.Name && head.Clock.Length > 0)
        {
            var then = TimeSpan.FromMilliseconds(running);
            var isSameRun = reading.Running >= then && reading.Utc - reading.Running <= at;
            _written = isSameRun && reading.Utc >= at ? new ClockReading(at, reading.Elapsed - (reading.Running - then), then) : _written;
        }
    }

    /// <summary>A line stands in the journal.</summary>
    /// <param name="entry">The line.</param>
    public void Replayed(JournalEntry entry) => _last = entry.At;

    /// <summary>A line was written.</summary>
    /// <param name="reading">The clocks when it was.</param>
    public void Written(ClockReading reading) => _written = reading;

    /// <summary>What happened to the clock since the last line.</summary>
    /// <param name="reading">The clocks now.</param>
    /// <returns>Events with their data.</returns>
    public IReadOnlyList<(string Event, Dictionary<string, string> Data)> Changes(ClockReading reading)
    {
        var changes = new List<(string Event, Dictionary<string, string> Data)>();
        if (_last is { } last && reading.Utc < last - Jitter)
        {
            changes.Add((JournalEvents.ClockWentBack, new(StringComparer.Ordinal)
            {
                ["clock"] = JournalLine.Time(reading.Utc),
                ["last"] = JournalLine.Time(last),
            }));
        }

        // Since the last line and not since the start: a clock that is disciplined over a long night is a good clock.
        var utc = reading.Utc - _written.Utc;
        var monotonic = reading.Elapsed - _written.Elapsed;
        if ((utc - monotonic).Duration() > Drift + TimeSpan.FromTicks((long)(monotonic.Ticks * Quartz)))
        {
            changes.Add((JournalEvents.ClockChanged, new(StringComparer.Ordinal)
            {
                ["utc"] = Seconds(utc),
                ["monotonic"] = Seconds(monotonic),
            }));
        }

        return changes;
    }

    private static TimeSpan Running(TimeProvider clock) => TimeSpan.FromSeconds(clock.GetTimestamp() / (double)clock.TimestampFrequency);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
