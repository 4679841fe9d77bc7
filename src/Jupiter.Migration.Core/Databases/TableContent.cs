using System.Collections.Generic;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Databases;

/// <summary>A table whose rows can be fingerprinted.</summary>
public sealed class TableContent
{
    /// <summary>Name of the table; with its schema where the engine has schemas.</summary>
    public required string Name { get; init; }

    /// <summary>Columns that are compared, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Those of <see cref="Columns"/> that tell one row from another, by their places; empty for a table without a key.</summary>
    public IReadOnlyList<int> KeyColumns { get; init; } = [];

    /// <summary>Columns, or the whole table, that can't be compared, each with the reason. Reported, never dropped silently.</summary>
    public IReadOnlyList<IncomparablePart> Incomparable { get; init; } = [];

    /// <summary>Pieces that together hold every row exactly once. Empty when no row can be read.</summary>
    public required IReadOnlyList<RowRange> Ranges { get; init; }
}
