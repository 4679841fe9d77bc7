using System;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Sqlite;

/// <summary>
/// Takes a database for one connection alone: nobody else reads or writes in it, and where there is a write-ahead log, nobody else is
/// connected and all of the log stands in the main file. The rollback journal of a dead writer has been undone by then.
/// </summary>
internal static class SoleUse
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the others and takes the database.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="patience">How long they are waited for.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The connection, in an exclusive transaction; the database is free again when it is disposed of.</returns>
    /// <exception cref="MigrationException">DatabaseInUse: the others stayed.</exception>
    public static SqliteSession Take(string path, TimeSpan patience, CancellationToken cancellation)
    {
        var deadline = Deadline.In(patience);
        while (true)
        {
            // Each attempt has a connection of its own: one that waits with a lock in hand would keep the others from finishing.
            var session = SqliteSession.Open(path);
            try
            {
                if (TryTake(session))
                {
                    return session;
                }
            }
            catch
            {
                session.Dispose();
                throw;
            }

            session.Dispose();
            if (deadline.IsOver)
            {
                throw DatabaseErrors.InUse(path, SR.OldReaderInTheWay);
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool TryTake(SqliteSession session)
    {
        var header = MainFile.ReadHeader(session);
        if (DatabaseHeader.HasLog(header))
        {
            // In this mode the log is opened only by taking the file exclusively, and it is kept until the connection is closed.
            session.Execute("PRAGMA locking_mode = EXCLUSIVE");
            if (!IsFree(session, session.TryExecute("SELECT count(*) FROM sqlite_schema")))
            {
                return false;
            }

            session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var code = session.TryExecute("BEGIN EXCLUSIVE");
        return ((code & 0xFF) == raw.SQLITE_READONLY && DatabaseHeader.IsLocked(header)) || IsFree(session, code);
    }

    private static bool IsFree(SqliteSession session, int code)
    {
        if ((code & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }

        session.Check(code);
        return true;
    }
}
