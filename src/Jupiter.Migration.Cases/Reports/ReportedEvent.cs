using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>A thing that happened.</summary>
public sealed record ReportedEvent
{
    /// <summary>When it began; for what people did since when it was their turn; null where neither is known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ended, or was said.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The step; empty for the case.</summary>
    public required string Step { get; init; }

    /// <summary>How it ended.</summary>
    public required ReportOutcome Outcome { get; init; }

    /// <summary>Which attempt it was; 0 where it is none.</summary>
    public int Attempt { get; init; }

    /// <summary>Who said it; null for the module.</summary>
    public string? By { get; init; }

    /// <summary>Stable name of the cause of a failure; null for none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>What was said or what went wrong.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The evidence, each file with its SHA-256.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
