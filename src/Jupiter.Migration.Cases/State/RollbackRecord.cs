using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.State;

/// <summary>The way back, once it was begun.</summary>
public sealed class RollbackRecord
{
    /// <summary>When it was begun.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The steps that are needed, since the night had come that far.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Whether the new server can't be read any more, so that what was written there is not known.</summary>
    public required bool IsUnreachable { get; set; }
}
