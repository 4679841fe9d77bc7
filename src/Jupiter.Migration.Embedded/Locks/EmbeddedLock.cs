using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Locks;

/// <summary>Keeps writers out of a SQLite file by the write version in its header; see <see cref="DatabaseHeader"/>.</summary>
internal sealed class EmbeddedLock
{
    private static readonly JsonTypeInfo<LockRecord> Type = new LockJson(ReadableJson.Options()).LockRecord;
    private static readonly JsonFile<LockRecord> Format = new("LockRecord", LockRecord.CurrentSchema, 1 << 16, Type);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _database;
    private readonly string _path;

    /// <summary>Names the database; nothing is touched.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="path">Its file.</param>
    public EmbeddedLock(string database, string path)
    {
        _database = database;
        _path = path;
    }

    private string RecordPath => _path + ".lock.json";

    /// <summary>Whether a file is locked.</summary>
    /// <param name="session">A connection to it.</param>
    /// <returns>Whether its header keeps writers out.</returns>
    public static bool IsLocked(SqliteSession session) => IsLocked(new MainFile(session));

    /// <summary>Locks the file.</summary>
    /// <param name="cancellation">Stops the waiting for writers.</param>
    /// <returns>The lock.</returns>
    public DatabaseLock Set(CancellationToken cancellation)
    {
        using var session = SqliteSession.Open(_path);
        var file = new MainFile(session);
        if (IsLocked(file))
        {
            throw MigrationException.Because(
                nameof(SR.DatabaseAlreadyLocked), MigrationErrorCategory.InvalidOperation, _database, _database, Describe(Read(), true).LockedBy);
        }

        // The header of a file with a write-ahead log may stand in the log. Leaving that mode needs everybody else to be disconnected.
        var journalMode = session.QueryText("PRAGMA journal_mode");
        if (journalMode == "wal")
        {
            session.ExecuteWhenFree("PRAGMA journal_mode = DELETE", cancellation);
        }

        session.ExecuteWhenFree("BEGIN EXCLUSIVE", cancellation);
        Span<byte> header = stackalloc byte[MainFile.HeaderLength];
        file.Read(header, 0);
        var record = new LockRecord
        {
            LockedAt = DateTimeOffset.Now,
            LockedBy = Environment.UserName,
            LockedFrom = Environment.MachineName,
            JournalMode = journalMode,
            Header = Hexadecimal.Of(header),
        };

        // First the record, then the lock: a kill between the two leaves a database that is not locked and a record that the next lock replaces.
        DurableFile.Write(RecordPath, JsonSerializer.SerializeToUtf8Bytes(record, Type));
        DatabaseHeader.Lock(header);
        file.WriteThrough(header, 0);
        return Describe(record, true);
    }

    /// <summary>Lifts the lock and puts the header and the journal mode back.</summary>
    /// <param name="cancellation">Stops the waiting for readers.</param>
    /// <returns>The lock that was lifted.</returns>
    public DatabaseLock Lift(CancellationToken cancellation)
    {
        using var session = SqliteSession.Open(_path);
        var file = new MainFile(session);
        if (!IsLocked(file))
        {
            File.Delete(RecordPath);
            throw MigrationException.Because(
                nameof(SR.DatabaseNotLocked), MigrationErrorCategory.InvalidOperation, _database, _database);
        }

        var record = Read();
        LockExclusively(file, cancellation);
        try
        {
            file.WriteThrough(HeaderBefore(file, record), 0);
        }
        finally
        {
            file.Unlock();
        }

        if (record?.JournalMode == "wal")
        {
            using var writable = SqliteSession.Open(_path);
            writable.ExecuteWhenFree("PRAGMA journal_mode = WAL", cancellation);
        }

        File.Delete(RecordPath);
        return Describe(record, false);
    }

    private static bool IsLocked(MainFile file)
    {
        if (file.Length < MainFile.HeaderLength)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[MainFile.HeaderLength];
        file.Read(header, 0);
        return DatabaseHeader.IsLocked(header);
    }

    private static byte[] HeaderBefore(MainFile file, LockRecord? record)
    {
        var header = new byte[MainFile.HeaderLength];
        file.Read(header, 0);
        if (record is { Header.Length: MainFile.HeaderLength * 2 } && record.Header.All(char.IsAsciiHexDigit))
        {
            // The record counts only if locking what it holds gives what is there: it may have been copied from another database.
            var before = Convert.FromHexString(record.Header);
            var locked = before.ToArray();
            DatabaseHeader.Lock(locked);
            if (locked.AsSpan().SequenceEqual(header))
            {
                return before;
            }
        }

        DatabaseHeader.Unlock(header);
        return header;
    }

    private void LockExclusively(MainFile file, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + LongestWait;
        MainFile.LockLevel[] ladder = [MainFile.LockLevel.Shared, MainFile.LockLevel.Reserved, MainFile.LockLevel.Exclusive];
        while (ladder.Any(level => file.TryLock(level) != raw.SQLITE_OK))
        {
            file.Unlock();
            if (DateTime.UtcNow > until)
            {
                throw DatabaseErrors.InUse(_database, SR.OldReaderInTheWay);
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private LockRecord? Read()
    {
        try
        {
            return Format.Read(RecordPath);
        }
        catch (MigrationException)
        {
            // The header alone says how to let writers in again; the record adds who locked it and the journal mode.
            return null;
        }
    }

    private DatabaseLock Describe(LockRecord? record, bool isLocked) => new()
    {
        Database = _database,
        IsLocked = isLocked,
        LockedAt = record?.LockedAt,
        LockedBy = record?.LockedBy ?? "",
        LockedFrom = record?.LockedFrom ?? "",
        StateBefore = record is null ? "" : "journal_mode=" + record.JournalMode,
    };
}
