using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>A final backup (clauses R2, S2).</summary>
public sealed record ReportedBackup
{
    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Its file.</summary>
    public required string File { get; init; }

    /// <summary>Its copy.</summary>
    public required string Copy { get; init; }

    /// <summary>Its SHA-256.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 over all tables; null where its manifest is not here.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The tables; none where its manifest is not here.</summary>
    public IReadOnlyList<ReportedTable> Tables { get; init; } = [];
}
