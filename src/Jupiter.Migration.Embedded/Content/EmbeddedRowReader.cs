using System;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>Streams the rows of SQLite tables into a fingerprint, each value by the type that it is stored with.</summary>
internal sealed class EmbeddedRowReader : IRowReader
{
    private const int RowsBetweenLooks = 1024;

    private readonly SqliteSession _session;
    private readonly bool _isUtf16;

    /// <summary>Reads through a connection.</summary>
    /// <param name="session">The connection; it is closed with this object.</param>
    /// <param name="isUtf16">Whether the database keeps text as UTF-16.</param>
    public EmbeddedRowReader(SqliteSession session, bool isUtf16)
    {
        _session = session;
        _isUtf16 = isUtf16;
    }

    /// <inheritdoc/>
    public void Read(TableContent table, RowRange range, RowEncoder rows, CancellationToken cancellation)
    {
        using var statement = _session.Prepare(SqlText.Select(table.Name, table.Columns) + Where(table, range));
        using var interrupt = _session.Interrupting(cancellation);
        var code = Encode(statement.DangerousGetHandle(), _isUtf16, rows, cancellation);
        cancellation.ThrowIfCancellationRequested();
        _session.Check(code);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

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

    // Compiled at full strength from the first row: the loop is long, and waiting for the runtime to notice costs a tenth of its time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Encode(nint statement, bool isUtf16, RowEncoder rows, CancellationToken cancellation)
    {
        var columns = NativeSqlite.ColumnCount(statement);
        var untilLook = RowsBetweenLooks;
        int code;
        while ((code = NativeSqlite.Step(statement)) == NativeSqlite.Row)
        {
            for (var column = 0; column < columns; column++)
            {
                Append(statement, column, isUtf16, rows);
            }

            rows.EndRow();
            if (--untilLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                untilLook = RowsBetweenLooks;
            }
        }

        return code;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Append(nint statement, int column, bool isUtf16, RowEncoder rows)
    {
        // One look-up a value; the connection serves this thread alone, which is what makes the value safe to read.
        var value = NativeSqlite.ColumnValue(statement, column);
        switch (NativeSqlite.ValueType(value))
        {
            case raw.SQLITE_INTEGER:
                rows.AppendInteger(NativeSqlite.ValueInteger(value));
                break;
            case raw.SQLITE_FLOAT:
                rows.AppendReal(NativeSqlite.ValueReal(value));
                break;
            case raw.SQLITE_TEXT when isUtf16:
                var utf16 = NativeSqlite.ValueTextUtf16(value);
                rows.AppendTextUtf16(new ReadOnlySpan<byte>(utf16, NativeSqlite.ValueBytesUtf16(value)));
                break;
            case raw.SQLITE_TEXT:
                // Asked for as a blob, a text comes as the bytes that are stored, without a copy.
                var utf8 = NativeSqlite.ValueBlob(value);
                rows.AppendTextUtf8(new ReadOnlySpan<byte>(utf8, NativeSqlite.ValueBytes(value)));
                break;
            case raw.SQLITE_BLOB:
                var blob = NativeSqlite.ValueBlob(value);
                rows.AppendBinary(new ReadOnlySpan<byte>(blob, NativeSqlite.ValueBytes(value)));
                break;
            default:
                rows.AppendNull();
                break;
        }
    }
}
