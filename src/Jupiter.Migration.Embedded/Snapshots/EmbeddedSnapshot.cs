using System;
using System.IO;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>
/// Copies a database that is in use: a read transaction keeps its main file still, and the file is read once through SQLite's own
/// handle. The medium may not have all of it yet.
/// </summary>
internal static class EmbeddedSnapshot
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Writes the snapshot.</summary>
    /// <param name="database">The database's file.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was written.</returns>
    public static WrittenBackup Write(string database, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        var still = HoldStill(database, cancellation);
        using var target = CreateTarget(path, still);
        return Copy(still, target, path, observer, cancellation);
    }

    private static FileStream CreateTarget(string path, SqliteSession still)
    {
        try
        {
            // Whoever made it for this said who may read it.
            return File.Exists(path) ? SharedFile.OpenOwn(path) : SharedFile.CreateNew(path, FileRights.Owner);
        }
        catch
        {
            still.Dispose();
            throw;
        }
    }

    // Writers are let go on as soon as the last block is read, not when the medium has it.
    private static WrittenBackup Copy(SqliteSession still, FileStream target, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        using (still)
        {
            var snapshotAt = RunClock.Now;
            var source = new MainFile(still);
            var length = source.Length;
            using var meter = new ProgressMeter(observer, SR.ActivityBackup, length);
            return new WrittenBackup
            {
                Length = length,
                Sha256 = Copy(source, length, target, path, meter, cancellation),
                IsOnMedium = false,
                SnapshotAt = snapshotAt,
            };
        }
    }

    // With a write-ahead log the main file lags behind. Once a checkpoint has brought everything into it, a reader that begins then
    // reads from the main file alone, and SQLite lets no later checkpoint write to it while that reader is there.
    private static SqliteSession HoldStill(string database, CancellationToken cancellation)
    {
        var deadline = Deadline.In(LongestWait);
        while (true)
        {
            using (WriterPause.Begin(database, cancellation))
            {
                if (IsMainFileComplete(database))
                {
                    return LiveView.Reader(database, cancellation);
                }
            }

            if (deadline.IsOver)
            {
                throw DatabaseErrors.InUse(database, SR.OldReaderInTheWay);
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool IsMainFileComplete(string database)
    {
        using var session = SqliteSession.Open(database);
        var (isBusy, inLog, inMainFile) = session.Query(
            "PRAGMA wal_checkpoint(PASSIVE)",
            row => (raw.sqlite3_column_int(row, 0) != 0, raw.sqlite3_column_int(row, 1), raw.sqlite3_column_int(row, 2)))[0];

        // While another program makes its checkpoint, SQLite tells neither number.
        return !isBusy && inLog == inMainFile;
    }

    private static string Copy(MainFile source, long length, FileStream target, string path, ProgressMeter meter, CancellationToken cancellation)
    {
        using var flush = new EarlyFlush(target, path);
        long offset = 0;
        return HashedCopy.Copy(
            block =>
            {
                var count = (int)Math.Min(block.Length, length - offset);
                if (count > 0)
                {
                    source.Read(block.AsSpan(0, count), offset);
                }

                if (offset == 0)
                {
                    // A locked database gives a backup that can be written to once it is restored.
                    DatabaseHeader.Unlock(block);
                }

                offset += count;
                return count;
            },
            flush.Write,
            meter,
            cancellation);
    }
}
