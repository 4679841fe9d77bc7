using System;
using System.Threading;

namespace Jupiter.Migration.Clock;

/// <summary>Work that is given up after a while.</summary>
public static class LimitedTime
{
    /// <summary>A token that is cancelled with another one, or when the time is up.</summary>
    /// <param name="cancellation">The other one.</param>
    /// <param name="patience">How long the work may take.</param>
    /// <returns>Its source; the caller disposes of it.</returns>
    public static CancellationTokenSource Within(this CancellationToken cancellation, TimeSpan patience)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience);
        return limited;
    }
}
