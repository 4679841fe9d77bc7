using System;

namespace Jupiter.Migration.Operations;

/// <summary>How far a long operation is.</summary>
public sealed class OperationProgress
{
    /// <summary>What is being done, in the user's language.</summary>
    public required string Activity { get; init; }

    /// <summary>What it is at, in the user's language; null where its rate says enough.</summary>
    public string? Status { get; init; }

    /// <summary>0 to 100, or null when the size of the work is not known.</summary>
    public int? PercentComplete { get; init; }

    /// <summary>Bytes per second since the start.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>Time left at this rate, or null when it cannot be told.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Whether this is the last report of the activity.</summary>
    public bool Completed { get; init; }
}
