using System.Collections.Generic;

namespace Jupiter.Migration.Databases;

/// <summary>What a query that only reads has listed.</summary>
/// <param name="columns">What its columns are called.</param>
/// <param name="rows">Its rows.</param>
public sealed class QueriedRows(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string?>> rows)
{
    /// <summary>What the query calls its columns; empty for one that has no name, as an expression has none on SQL Server.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>Its rows as culture-free text, null where a value is NULL.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; } = rows;
}
