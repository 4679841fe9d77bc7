using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Locks;

/// <summary>Keeps writers out of a database by READ_ONLY, for every login, sysadmin included, until it is lifted.</summary>
internal sealed class ServerLock(ServerSessions sessions, DatabaseRow database)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ServerSessions _sessions = sessions;
    private readonly DatabaseRow _database = database;

    /// <summary>The record of a database that is locked; null for one that is not, whatever a broken-off lock left in it.</summary>
    /// <param name="sessions">The sessions of the operation.</param>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The record.</returns>
    public static LockRecord? Find(ServerSessions sessions, DatabaseRow database, CancellationToken cancellation)
    {
        if (database.State != DatabaseRow.Online || !database.IsReadOnly)
        {
            return null;
        }

        try
        {
            using var session = sessions.LendIn(database.Name, cancellation);
            return LockRecord.Read(session, database.Name, cancellation);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.DatabaseInUse) or nameof(SR.DatabaseNotAccessible))
        {
            // Somebody holds it alone: nobody can tell, and a lock that is not known to be there is none.
            return null;
        }
    }

    /// <summary>Locks the database.</summary>
    /// <param name="cancellation">Stops the waiting for writers.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="MigrationException">DatabaseAlreadyLocked, LockNotPossible, DatabaseInUse, LockRecordNotWritten.</exception>
    public DatabaseLock Set(CancellationToken cancellation)
    {
        using var session = _sessions.LendIn(_database.Name, cancellation);
        var left = LockRecord.Read(session, _database.Name, cancellation);
        if (left is not null && _database is { IsReadOnly: true, UserAccess: not DatabaseRow.SingleUser })
        {
            throw MigrationException.Because(nameof(SR.DatabaseAlreadyLocked), _database.Name, _database.Name, left.LockedBy);
        }

        var used = UsedLogins.Of(session, _database.Name, cancellation);
        WaitForWriters(session, cancellation);

        // A lock that broke off has changed the settings already: what it recorded is what was found before.
        var record = _database.IsReadOnly && left is not null ? left : LockRecord.Of(_database, left, used);
        if (!_database.IsReadOnly)
        {
            // First the record, then the settings: whatever happens between the two, Unlock-JupiterDatabase finds what to put back.
            Named(() => Write(session, record, left is not null));
        }

        session.Dispose();
        using var sole = _database.IsReadOnly && left is null
            ? Named(() => SoleSession.TakeAndRecord(_sessions, _database, record))
            : SoleSession.Take(_sessions, _database, CancellationToken.None);
        try
        {
            sole.MakeReadOnly();
            sole.Release(DatabaseRow.MultiUser);
        }
        catch
        {
            sole.TryRelease(record.UserAccess);
            throw;
        }

        return record.Describe(_database.Name, true);
    }

    /// <summary>Lifts the lock and puts back what was found.</summary>
    /// <param name="cancellation">Stops it before it begins.</param>
    /// <returns>The lock that was lifted.</returns>
    /// <exception cref="MigrationException">DatabaseNotLocked.</exception>
    public DatabaseLock Lift(CancellationToken cancellation)
    {
        LockRecord? record;
        using (var session = _sessions.LendIn(_database.Name, cancellation))
        {
            record = LockRecord.Read(session, _database.Name, cancellation);
        }

        if (record is null)
        {
            throw MigrationException.Because(nameof(SR.DatabaseNotLocked), _database.Name, _database.Name);
        }

        using var sole = SoleSession.Take(_sessions, _database, cancellation);
        try
        {
            PutBack(sole, record);
        }
        catch
        {
            sole.TryRelease(record.UserAccess);
            throw;
        }

        return record.Describe(_database.Name, false);
    }

    // The record goes last: whatever happens before that, Unlock-JupiterDatabase finds it and begins again.
    private void PutBack(SoleSession sole, LockRecord record)
    {
        if (_database.IsReadOnly)
        {
            sole.MakeWritable();
        }

        if (record.UpdatesStatisticsAsynchronously)
        {
            sole.UpdateStatisticsAsynchronously();
        }

        if (!record.IsReadOnly)
        {
            sole.Release(record.UserAccess);
        }

        if (record.IsReadOnly)
        {
            sole.LeaveReadOnly(record.UserAccess);
        }
        else
        {
            sole.Session.Execute(Statement.Text("Locks/drop-record"), CancellationToken.None);
        }
    }

    // One statement in either case: between two of them the record could be lost.
    private static bool Write(ServerSession session, LockRecord record, bool replaces)
    {
        session.Execute(Statement.Text(replaces ? "Locks/update-record" : "Locks/write-record"), CancellationToken.None, record.ToParameter());
        return true;
    }

    // The cause alone would say that a disk is full, and leave open what that has done to the database.
    private T Named<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.DiskFull) or nameof(SR.DatabaseCorrupt) or nameof(SR.EngineFailed))
        {
            throw MigrationException.Because(
                nameof(SR.LockRecordNotWritten), _database.Name, e, _database.Name, _sessions.Address.Text, e.Message);
        }
    }

    // A POS terminal that is in the middle of a receipt finishes it. Only then is everybody put out.
    private void WaitForWriters(ServerSession session, CancellationToken cancellation)
    {
        var deadline = Deadline.In(_sessions.Address.Access.Patience);
        List<string> writers;
        while ((writers = Writers(session, cancellation)).Count > 0)
        {
            if (deadline.IsOver)
            {
                throw MigrationException.Because(
                    nameof(SR.LockNotPossible),
                    _database.Name,
                    _database.Name,
                    string.Join(", ", writers),
                    _sessions.Address.Access.Patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private List<string> Writers(ServerSession session, CancellationToken cancellation) => session.Query(
        Statement.Text("Locks/open-transactions"),
        row => row.IsDBNull(1) ? row.GetString(3) : row.GetString(1).Trim(),
        cancellation,
        new SqlParameter("@database", SqlDbType.NVarChar, 128) { Value = _database.Name }).Distinct().ToList();
}
