using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>A step.</summary>
public sealed record ReportedStep
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Clause of the memo.</summary>
    public required string Clause { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whose it is: Customer, Jupiter, Both.</summary>
    public required string Owner { get; init; }

    /// <summary>How far it is, a name of <see cref="Cases.State.StepState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it belongs to the night, rather than to what comes before or after.</summary>
    public required bool IsOfNight { get; init; }

    /// <summary>When it was done; null while it is not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Whose word it is, with roles; none where the module did it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>When it was to begin by what was measured before the night; null where nothing was.</summary>
    public DateTimeOffset? ForecastFrom { get; init; }

    /// <summary>When it was to be over.</summary>
    public DateTimeOffset? ForecastUntil { get; init; }
}
