using System;

namespace Jupiter.Migration.Cases.State;

/// <summary>What the customer said of the finished work (clause O7).</summary>
public sealed class AcceptanceRecord
{
    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The remark; empty for an acceptance.</summary>
    public string Remark { get; init; } = "";
}
