using System;
using System.Runtime.CompilerServices;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Fingerprints;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>Encodes one value of SQLite by the type that it is stored with. The connection must serve this thread alone.</summary>
internal static class EmbeddedValue
{
    /// <summary>Adds the value to the row.</summary>
    /// <param name="value">SQLite's value.</param>
    /// <param name="isUtf16">Whether the database keeps text as UTF-16.</param>
    /// <param name="rows">The row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Append(nint value, bool isUtf16, RowEncoder rows)
    {
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
