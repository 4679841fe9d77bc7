using System;

namespace Jupiter.Migration.Clock;

/// <summary>The end of a wait, by a clock that nobody can set meanwhile.</summary>
public readonly struct Deadline
{
    private readonly TimeProvider _clock;
    private readonly long _from;
    private readonly TimeSpan _patience;

    private Deadline(TimeProvider clock, TimeSpan patience)
    {
        _clock = clock;
        _from = clock.GetTimestamp();
        _patience = patience;
    }

    /// <summary>Whether the time is up.</summary>
    public bool IsOver => _clock.GetElapsedTime(_from) >= _patience;

    /// <summary>Begins a wait.</summary>
    /// <param name="patience">How long it lasts at most.</param>
    /// <returns>Its end.</returns>
    public static Deadline In(TimeSpan patience) => new(RunClock.Current, patience);
}
