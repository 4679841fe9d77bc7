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

    /// <summary>The columns of the primary key; none where the table has no such key.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>The columns that are read, in order.</summary>
    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    /// <summary>The columns that are not.</summary>
    public required IReadOnlyList<IncomparablePart> Incomparable { get; init; }

    /// <summary>
    /// Places of the primary key among the columns that are read; empty when not all of it is, or where a column of several values stands
    /// before it.
    /// </summary>
    public IReadOnlyList<int> KeyPlaces
    {
        get
        {
            var names = Columns.Select(column => column.Name).ToList();
            var places = PrimaryKey.Select(name => names.IndexOf(name)).ToArray();
            var isPlain = places.Length == 0 || Columns.Take(places.Max() + 1).All(column => column.Kind != ColumnKind.Variant);
            return places.Contains(-1) || !isPlain ? [] : places;
        }
    }

    /// <summary>The select list.</summary>
    public string Selection => string.Join(", ", Columns.Select(column => column.Selection));
}
