using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Rehearsals;

/// <summary>What a rehearsal is to be like.</summary>
public sealed class RehearsalPlan
{
    /// <summary>Full path of its folder; missing or empty.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the venue.</summary>
    public required string VenueName { get; init; }

    /// <summary>How many receipts the sample database has.</summary>
    public required int Receipts { get; init; }

    /// <summary>A SQL Server without databases that plays the old server; null for an embedded one.</summary>
    public ServerAddress? OldServerInstance { get; init; }

    /// <summary>A SQL Server without databases that plays the new server; null for an embedded one.</summary>
    public ServerAddress? NewServerInstance { get; init; }
}
