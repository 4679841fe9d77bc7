using System;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Folders;

/// <summary>Holds several lanes together to a number of bytes a second.</summary>
/// <param name="bytesPerSecond">The number.</param>
internal sealed class ByteThrottle(long bytesPerSecond)
{
    private readonly TimeProvider _clock = RunClock.Current;
    private readonly long _since = RunClock.Current.GetTimestamp();
    private long _bytes;

    /// <summary>Waits until so many more bytes are due.</summary>
    /// <param name="bytes">How many were read.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public void Take(long bytes, CancellationToken cancellation)
    {
        var due = TimeSpan.FromSeconds((double)Interlocked.Add(ref _bytes, bytes) / bytesPerSecond) - _clock.GetElapsedTime(_since);
        if (due > TimeSpan.Zero)
        {
            _clock.Delay(due, cancellation).GetAwaiter().GetResult();
        }
    }
}
