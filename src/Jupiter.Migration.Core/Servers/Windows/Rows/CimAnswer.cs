using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>What a computer told of a class of CIM.</summary>
public sealed class CimAnswer
{
    /// <summary>The class.</summary>
    public required string Class { get; init; }

    /// <summary>The rows; null where it did not tell.</summary>
    public IReadOnlyList<CimRow>? Rows { get; init; }

    /// <summary>Why it did not tell.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Class;
}
