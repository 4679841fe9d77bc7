using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>Streams the rows of SQLite tables into a fingerprint, each value by the type that it is stored with.</summary>
internal sealed class EmbeddedRowReader : IRowReader
{
    private const int RowsBetweenLooks = 1024;

    // Each page is read once: more than the way down to it need not be kept.
    private const string SmallCache = "PRAGMA cache_size = -512";

    private readonly SqliteSession _session;
    private readonly RowFunction _function;
    private readonly bool _isUtf16;

    /// <summary>Reads through a connection.</summary>
    /// <param name="session">The connection; it is closed with this object.</param>
    /// <param name="isUtf16">Whether the database keeps text as UTF-16.</param>
    public EmbeddedRowReader(SqliteSession session, bool isUtf16)
    {
        _session = session;
        _isUtf16 = isUtf16;
        session.Execute(SmallCache);
        StandInCollation.Allow(session);
        _function = new RowFunction(session, isUtf16);
    }

    /// <inheritdoc/>
    public void Read(TableContent table, RowRange range, RowEncoder rows, CancellationToken cancellation)
    {
        if (table.Columns.Count <= _function.MostColumns)
        {
            _function.Run(SqlText.Call(RowFunction.Name, table.Name, table.Columns) + Where(table, range), rows, cancellation);
        }
        else
        {
            ReadWide(SqlText.Select(table.Name, table.Columns) + Where(table, range), rows, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _function.Dispose();
    }

    private static string Where(TableContent table, RowRange range)
    {
        if (range.First is null && range.Last is null)
        {
            return "";
        }

        // Also a column that is not read can have taken a name.
        var key = SqlText.RowIdName(table.Columns.Concat(table.Incomparable.Select(part => part.Column)));
        return string.Create(
            CultureInfo.InvariantCulture, $" WHERE {key} BETWEEN {range.First ?? long.MinValue} AND {range.Last ?? long.MaxValue}");
    }

    // A table may have more columns than a function takes arguments.
    private void ReadWide(string sql, RowEncoder rows, CancellationToken cancellation)
    {
        using var statement = _session.Prepare(sql);
        using var interrupt = _session.Interrupting(cancellation);
        var handle = statement.DangerousGetHandle();
        var columns = NativeSqlite.ColumnCount(handle);
        var untilLook = RowsBetweenLooks;
        int code;
        while ((code = NativeSqlite.Step(handle)) == NativeSqlite.Row)
        {
            for (var column = 0; column < columns; column++)
            {
                EmbeddedValue.Append(NativeSqlite.ColumnValue(handle, column), _isUtf16, rows);
            }

            rows.EndRow();
            if (--untilLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                untilLook = RowsBetweenLooks;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        _session.Check(code);
    }
}
