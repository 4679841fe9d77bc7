using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>A line of the processor table: the names of a family and its class.</summary>
public sealed class ProcessorFamily
{
    /// <summary>Name of the family, for people.</summary>
    public required string Family { get; init; }

    /// <summary>Its class.</summary>
    public required ProcessorRank Rank { get; init; }

    /// <summary>Patterns of names, see <see cref="ProcessorPattern"/>.</summary>
    public required IReadOnlyList<string> Names { get; init; }
}
