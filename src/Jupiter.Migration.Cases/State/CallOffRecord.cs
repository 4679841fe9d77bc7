using System;

namespace Jupiter.Migration.Cases.State;

/// <summary>That the work was called off, as the journal has it.</summary>
public sealed class CallOffRecord
{
    /// <summary>Who called it off.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
