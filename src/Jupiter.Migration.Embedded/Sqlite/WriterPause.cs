using System;
using System.Threading;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>Holds writers off while it lives; readers go on.</summary>
internal sealed class WriterPause(SqliteSession session) : IDisposable
{
    private readonly SqliteSession _session = session;

    /// <summary>Waits for the writer of the moment and lets no other begin.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>Writers are let in again when it is disposed of.</returns>
    public static WriterPause Begin(string path, CancellationToken cancellation)
    {
        var session = SqliteSession.Open(path);
        try
        {
            // A database that is locked or on a read-only medium has no writer to hold off.
            var code = session.TryExecuteWhenFree("BEGIN IMMEDIATE", cancellation);
            if ((code & 0xFF) != raw.SQLITE_READONLY)
            {
                session.Check(code);
            }

            return new WriterPause(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
