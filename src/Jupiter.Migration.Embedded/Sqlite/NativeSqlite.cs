using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>
/// The calls that are made once a value or once a row. The managed wrapper counts references on a safe handle at each of them, which
/// costs more than the call; those that only look at a value in memory also spare the garbage collector's transition.
/// </summary>
internal static unsafe partial class NativeSqlite
{
    public const int Row = 100;
    public const int Done = 101;

    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    [SuppressGCTransition]
    public static partial int ColumnCount(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_value")]
    [SuppressGCTransition]
    public static partial nint ColumnValue(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_type")]
    [SuppressGCTransition]
    public static partial int ValueType(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    public static partial long ValueInteger(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_double")]
    [SuppressGCTransition]
    public static partial double ValueReal(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    public static partial byte* ValueBlob(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    public static partial int ValueBytes(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_text16")]
    public static partial byte* ValueTextUtf16(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes16")]
    public static partial int ValueBytesUtf16(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_user_data")]
    [SuppressGCTransition]
    public static partial nint UserData(nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error_code")]
    public static partial void ResultErrorCode(nint context, int code);

    [LibraryImport(Library, EntryPoint = "sqlite3_create_function")]
    public static partial int CreateFunction(
        nint database,
        byte* name,
        int arguments,
        int flags,
        nint userData,
        void* scalar,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> step,
        delegate* unmanaged[Cdecl]<nint, void> final);

    [LibraryImport(Library, EntryPoint = "sqlite3_collation_needed")]
    public static partial int CollationNeeded(nint database, nint context, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void> needed);

    [LibraryImport(Library, EntryPoint = "sqlite3_create_collation")]
    public static partial int CreateCollation(
        nint database, byte* name, int encoding, nint context, delegate* unmanaged[Cdecl]<nint, int, byte*, int, byte*, int> compare);

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control")]
    public static partial int FileControl(nint database, byte* schema, int operation, void* argument);
}
