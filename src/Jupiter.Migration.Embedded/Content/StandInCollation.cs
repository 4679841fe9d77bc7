using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jupiter.Migration.Embedded.Sqlite;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>
/// Stands in for collations that only the venue's own program has: SQLite opens no table WITHOUT ROWID without those of its key. Its rows
/// are read from one end to the other, which compares nothing. Only for that: a search, a sorting or a check would go by the wrong order.
/// </summary>
internal static unsafe class StandInCollation
{
    /// <summary>Lets a connection read every table whole.</summary>
    /// <param name="session">A connection that does nothing else.</param>
    public static void Allow(SqliteSession session) =>
        session.Check(NativeSqlite.CollationNeeded(session.Connection.DangerousGetHandle(), 0, &Needed));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Needed(nint context, nint database, int encoding, byte* name) =>
        _ = NativeSqlite.CreateCollation(database, name, raw.SQLITE_UTF8, 0, &Compare);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Compare(nint context, int leftLength, byte* left, int rightLength, byte* right) =>
        new ReadOnlySpan<byte>(left, leftLength).SequenceCompareTo(new ReadOnlySpan<byte>(right, rightLength));
}
