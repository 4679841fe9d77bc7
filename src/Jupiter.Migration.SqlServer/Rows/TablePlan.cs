using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>How the rows of one table are read.</summary>
internal sealed class TablePlan
{
    /// <summary>Schema of the table.</summary>
    public required string Schema { get; init; }

    /// <summary>Name of the table.</summary>
    public required string Table { get; init; }

    /// <summary>How many rows the server thinks it has: good enough to cut it into pieces.</summary>
    public required long EstimatedRows { get; init; }

    /// <summary>First column of the clustered key when it is a whole number, by which the table is cut; null otherwise.</summary>
    public string? RangeKey { get; init; }

    /// <summary>The columns that are read, in order.</summary>
    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    /// <summary>The columns that are not.</summary>
    public required IReadOnlyList<IncomparablePart> Incomparable { get; init; }

    /// <summary>The select list.</summary>
    public string Selection => string.Join(", ", Columns.Select(column => column.Selection));
}
