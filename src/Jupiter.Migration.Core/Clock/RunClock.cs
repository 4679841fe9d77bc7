using System;
using System.Threading;

namespace Jupiter.Migration.Clock;

/// <summary>
/// The one clock of a run. Whatever is stamped into a file, a result or a journal, or compared with such a stamp, takes its time from here,
/// so that all stamps of a run come from one clock, and tests can set it.
/// </summary>
public static class RunClock
{
    private static readonly AsyncLocal<TimeProvider?> Chosen = new();

    /// <summary>The clock: that of the system, unless another one was chosen for what is done now.</summary>
#pragma warning disable RS0030 // This is the one place.
    public static TimeProvider Current => Chosen.Value ?? TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The local time with its offset.</summary>
    public static DateTimeOffset Now => Current.GetLocalNow();

    /// <summary>Chooses another clock for what is done until the result is disposed of, on whatever thread that goes on.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>Puts back the one before.</returns>
    public static IDisposable Use(TimeProvider clock)
    {
        var before = new Before(Chosen.Value);
        Chosen.Value = clock;
        return before;
    }

    private sealed class Before(TimeProvider? clock) : IDisposable
    {
        public void Dispose() => Chosen.Value = clock;
    }
}
