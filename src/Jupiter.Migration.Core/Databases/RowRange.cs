namespace Jupiter.Migration.Databases;

/// <summary>A piece of a table: rows whose key lies in an interval, or all rows.</summary>
/// <param name="first">First key, or null for no bound.</param>
/// <param name="last">Last key, or null for no bound.</param>
public sealed class RowRange(long? first, long? last)
{
    /// <summary>All rows of the table.</summary>
    public static RowRange All { get; } = new(null, null);

    /// <summary>First key, or null for no bound.</summary>
    public long? First { get; } = first;

    /// <summary>Last key, or null for no bound.</summary>
    public long? Last { get; } = last;
}
