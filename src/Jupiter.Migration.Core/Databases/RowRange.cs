namespace Jupiter.Migration.Databases;

/// <summary>A piece of a table: rows whose key lies in an interval, or all rows.</summary>
public sealed class RowRange
{
    /// <summary>All rows of the table.</summary>
    public static RowRange All { get; } = new(null, null);

    /// <summary>Rows with keys from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <param name="first">First key, or null for no bound.</param>
    /// <param name="last">Last key, or null for no bound.</param>
    public RowRange(long? first, long? last)
    {
        First = first;
        Last = last;
    }

    /// <summary>First key, or null for no bound.</summary>
    public long? First { get; }

    /// <summary>Last key, or null for no bound.</summary>
    public long? Last { get; }
}
