using System;
using System.Collections.Concurrent;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>
/// Copies a database that is in use: a read transaction keeps its main file still, the file is read once through SQLite's own handle,
/// and each block is written and hashed side by side.
/// </summary>
internal static class EmbeddedSnapshot
{
    private const int BlockLength = 1 << 20;
    private const int BlocksUnderway = 4;

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
        var written = Copy(still, target, observer, cancellation);
        target.Flush(flushToDisk: true);
        return written;
    }

    private static FileStream CreateTarget(string path, SqliteSession still)
    {
        try
        {
            return SharedFile.Create(path);
        }
        catch
        {
            still.Dispose();
            throw;
        }
    }

    // Writers are let go on as soon as the last block is read, not when the medium has it.
    private static WrittenBackup Copy(SqliteSession still, FileStream target, IOperationObserver observer, CancellationToken cancellation)
    {
        using (still)
        {
            var snapshotAt = DateTimeOffset.Now;
            var source = new MainFile(still);
            var length = source.Length;
            using var meter = new ProgressMeter(observer, SR.ActivityBackup, length);
            return new WrittenBackup { Length = length, Sha256 = Copy(source, length, target, meter, cancellation), SnapshotAt = snapshotAt };
        }
    }

    // With a write-ahead log the main file lags behind. Once a checkpoint has brought everything into it, a reader that begins then
    // reads from the main file alone, and SQLite lets no later checkpoint write to it while that reader is there.
    private static SqliteSession HoldStill(string database, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + LongestWait;
        while (true)
        {
            using (WriterPause.Begin(database, cancellation))
            {
                if (IsMainFileComplete(database))
                {
                    return LiveView.Reader(database, cancellation);
                }
            }

            if (DateTime.UtcNow > until)
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

    private static string Copy(MainFile source, long length, FileStream target, ProgressMeter meter, CancellationToken cancellation)
    {
        using var free = new BlockingCollection<byte[]>();
        using var read = new BlockingCollection<(byte[] Block, int Length)>();
        for (var i = 0; i < BlocksUnderway; i++)
        {
            free.Add(new byte[BlockLength], cancellation);
        }

        var hashing = Task.Factory.StartNew(
            () => Hash(read, free), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var flush = new EarlyFlush(target);
        try
        {
            for (long offset = 0; offset < length;)
            {
                var block = free.Take(cancellation);
                var count = (int)Math.Min(BlockLength, length - offset);
                source.Read(block.AsSpan(0, count), offset);
                if (offset == 0)
                {
                    // A locked database gives a backup that can be written to once it is restored.
                    DatabaseHeader.Unlock(block);
                }

                target.Write(block, 0, count);
                flush.Written(count);
                read.Add((block, count), cancellation);
                meter.Advance(count);
                offset += count;
            }
        }
        finally
        {
            read.CompleteAdding();
            hashing.Wait(CancellationToken.None);
        }

        return hashing.GetAwaiter().GetResult();
    }

    private static string Hash(BlockingCollection<(byte[] Block, int Length)> read, BlockingCollection<byte[]> free)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (block, length) in read.GetConsumingEnumerable())
        {
            hash.AppendData(block, 0, length);
            free.Add(block, CancellationToken.None);
        }

        return Hexadecimal.Of(hash.GetHashAndReset());
    }
}
