using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Locks;

/// <summary>Keeps writers out of a SQLite file by the write version in its header; see <see cref="DatabaseHeader"/>.</summary>
internal sealed class EmbeddedLock(string database, string path)
{
    private const string RecordSuffix = ".lock.json";

    private static readonly JsonTypeInfo<LockRecord> Type = new LockJson(ReadableJson.Options()).LockRecord;
    private static readonly JsonFile<LockRecord> Format = new("LockRecord", LockRecord.CurrentSchema, 1 << 16, Type);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private string RecordPath => path + RecordSuffix;

    /// <summary>Whether a file is locked.</summary>
    /// <param name="session">A connection to it.</param>
    /// <returns>Whether its header keeps writers out.</returns>
    public static bool IsLocked(SqliteSession session) => DatabaseHeader.IsLocked(MainFile.ReadHeader(session));

    /// <summary>Locks the file.</summary>
    /// <param name="patience">How long writers are waited for.</param>
    /// <param name="cancellation">Stops the waiting for writers.</param>
    /// <returns>The lock.</returns>
    public DatabaseLock Set(TimeSpan patience, CancellationToken cancellation)
    {
        RequireUnlocked();
        using var session = SoleUse.Take(path, patience, cancellation);

        // Somebody else may have locked it while this one waited.
        var header = MainFile.ReadHeader(session);
        if (DatabaseHeader.IsLocked(header))
        {
            throw AlreadyLocked();
        }

        var record = new LockRecord
        {
            LockedAt = RunClock.Now,
            LockedBy = Environment.UserName,
            LockedFrom = Environment.MachineName,
            JournalMode = DatabaseHeader.HasLog(header) ? "wal" : "delete",
            Header = Hexadecimal.Of(header),
        };

        // First the record, then the lock: a kill between the two leaves a database that is not locked and a record that the next lock replaces.
        WriteRecord(record);
        DatabaseHeader.Lock(header);
        new MainFile(session).WriteThrough(header, 0);
        return Describe(record, true);
    }

    /// <summary>Lifts the lock and puts the header back.</summary>
    /// <param name="cancellation">Stops the waiting for readers.</param>
    /// <returns>The lock that was lifted.</returns>
    public DatabaseLock Lift(CancellationToken cancellation)
    {
        using var session = SqliteSession.Open(path);
        if (!IsLocked(session))
        {
            Forget();
            throw MigrationException.Because(nameof(SR.DatabaseNotLocked), database, database);
        }

        var record = Read();
        var file = new MainFile(session);
        LockExclusively(file, cancellation);
        try
        {
            file.WriteThrough(HeaderBefore(session, record), 0);
        }
        finally
        {
            file.Unlock();
        }

        Forget();
        return Describe(record, false);
    }

    /// <summary>Takes the record along when the file gets another name.</summary>
    /// <param name="newPath">The file's new name.</param>
    public void Follow(string newPath)
    {
        var newRecord = newPath + RecordSuffix;
        if (File.Exists(RecordPath))
        {
            DurableFile.Move(RecordPath, newRecord, replaces: true);
        }
        else
        {
            SharedFile.Delete(newRecord);
        }
    }

    /// <summary>Removes the record of a file that is not locked or is no more.</summary>
    public void Forget()
    {
        SharedFile.Delete(RecordPath);
        PartialFile.RemoveLeft(RecordPath);
    }

    private static byte[] HeaderBefore(SqliteSession session, LockRecord? record)
    {
        var header = MainFile.ReadHeader(session);
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

    private void WriteRecord(LockRecord record)
    {
        try
        {
            PartialFile.RemoveLeft(RecordPath);
            DurableFile.Write(RecordPath, JsonSerializer.SerializeToUtf8Bytes(record, Type));
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            var cause = FileErrors.Name(e, RecordPath);
            throw MigrationException.Because(nameof(SR.LockRecordNotWritten), RecordPath, cause, database, RecordPath, cause.Message);
        }
    }

    private void RequireUnlocked()
    {
        using var session = SqliteSession.Open(path);
        if (IsLocked(session))
        {
            throw AlreadyLocked();
        }
    }

    private MigrationException AlreadyLocked() => MigrationException.Because(
        nameof(SR.DatabaseAlreadyLocked), database, database, Describe(Read(), true).LockedBy);

    private void LockExclusively(MainFile file, CancellationToken cancellation)
    {
        var deadline = Deadline.In(LongestWait);
        MainFile.LockLevel[] ladder = [MainFile.LockLevel.Shared, MainFile.LockLevel.Reserved, MainFile.LockLevel.Exclusive];
        while (ladder.Any(level => file.TryLock(level) != raw.SQLITE_OK))
        {
            file.Unlock();
            if (deadline.IsOver)
            {
                throw DatabaseErrors.InUse(database, SR.OldReaderInTheWay);
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
        Database = database,
        IsLocked = isLocked,
        LockedAt = record?.LockedAt,
        LockedBy = record?.LockedBy ?? "",
        LockedFrom = record?.LockedFrom ?? "",
        StateBefore = record is null ? "" : "journal_mode=" + record.JournalMode,
    };
}
