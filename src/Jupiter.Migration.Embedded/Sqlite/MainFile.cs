using System;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>
/// The database file as SQLite itself holds it open. Reading and writing through SQLite's own handle matters: on POSIX systems
/// closing any other handle of the file would drop every lock that this process has on it.
/// </summary>
internal sealed unsafe class MainFile
{
    /// <summary>Length of the header at the start of the file.</summary>
    public const int HeaderLength = 100;

    private const int FilePointerOperation = 7;
    private const int SyncFull = 3;

    private readonly SqliteSession _session;
    private readonly nint _file;
    private readonly Methods* _methods;

    /// <summary>Asks a connection for its file.</summary>
    /// <param name="session">The connection; it must outlive this object.</param>
    public MainFile(SqliteSession session)
    {
        _session = session;
        nint file = 0;
        fixed (byte* main = "main\0"u8)
        {
            session.Check(NativeSqlite.FileControl(session.Connection.DangerousGetHandle(), main, FilePointerOperation, &file));
        }

        _file = file;
        _methods = *(Methods**)file;
    }

    /// <summary>The header of a connection's file.</summary>
    /// <param name="session">The connection.</param>
    /// <returns>The first 100 bytes.</returns>
    public static byte[] ReadHeader(SqliteSession session)
    {
        var header = new byte[HeaderLength];
        new MainFile(session).Read(header, 0);
        return header;
    }

    /// <summary>Degrees of SQLite's lock on a file.</summary>
    public enum LockLevel
    {
        /// <summary>No lock.</summary>
        None = 0,

        /// <summary>Others may read.</summary>
        Shared = 1,

        /// <summary>Nobody else may begin to write.</summary>
        Reserved = 2,

        /// <summary>Nobody else may do anything.</summary>
        Exclusive = 4,
    }

    /// <summary>Length of the file in bytes.</summary>
    public long Length
    {
        get
        {
            long length;
            _session.Check(_methods->FileSize(_file, &length));
            return length;
        }
    }

    /// <summary>Reads bytes; the file must have them.</summary>
    /// <param name="block">Where they go.</param>
    /// <param name="offset">Where they are in the file.</param>
    public void Read(Span<byte> block, long offset)
    {
        fixed (byte* start = block)
        {
            _session.Check(_methods->Read(_file, start, block.Length, offset));
        }
    }

    /// <summary>Writes bytes and flushes them to the medium.</summary>
    /// <param name="block">The bytes.</param>
    /// <param name="offset">Where they go in the file.</param>
    public void WriteThrough(ReadOnlySpan<byte> block, long offset)
    {
        fixed (byte* start = block)
        {
            _session.Check(_methods->Write(_file, start, block.Length, offset));
        }

        _session.Check(_methods->Sync(_file, SyncFull));
    }

    /// <summary>Asks for a higher lock.</summary>
    /// <param name="level">How high.</param>
    /// <returns>SQLite's result code: SQLITE_BUSY while others are in the way.</returns>
    public int TryLock(LockLevel level) => _methods->Lock(_file, (int)level);

    /// <summary>Gives all locks back.</summary>
    public void Unlock() => _ = _methods->Unlock(_file, (int)LockLevel.None);

    // The head of sqlite3_io_methods, whose layout is part of SQLite's published interface.
    private struct Methods
    {
#pragma warning disable CS0649 // Filled by SQLite.
        public int Version;
        public delegate* unmanaged[Cdecl]<nint, int> Close;
        public delegate* unmanaged[Cdecl]<nint, void*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<nint, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<nint, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<nint, int, int> Sync;
        public delegate* unmanaged[Cdecl]<nint, long*, int> FileSize;
        public delegate* unmanaged[Cdecl]<nint, int, int> Lock;
        public delegate* unmanaged[Cdecl]<nint, int, int> Unlock;
#pragma warning restore CS0649
    }
}
