using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// Who reads and who writes a database: many readers or one writer, first come first served. Who would wait for himself through others
/// is a deadlock, and the one of the lowest priority gives way.
/// </summary>
internal sealed class LockTable
{
    private readonly object _gate = new();
    private readonly Dictionary<DatabaseModel, Locks> _locks = [];

    /// <summary>Waits for a lock and takes it. A session that has it already has it.</summary>
    public void Acquire(SqlSession session, DatabaseModel database, ReadMode mode, CancellationToken cancellation)
    {
        var isExclusive = mode == ReadMode.Exclusive;
        lock (_gate)
        {
            var locks = LocksOf(database);
            if (locks.Writer == session || (!isExclusive && locks.Readers.Contains(session)))
            {
                locks.Hold(session, mode);
                return;
            }

            var waiter = new Waiter(session, database, mode);
            // Who reads already and now wants to write goes first: those behind wait for him anyhow.
            locks.Queue.Insert(locks.Readers.Contains(session) ? 0 : locks.Queue.Count, waiter);
            try
            {
                Wait(waiter, locks, cancellation);
                if (isExclusive)
                {
                    locks.Writer = session;
                    locks.Readers.Remove(session);
                }
                else
                {
                    locks.Readers.Add(session);
                    locks.Hold(session, mode);
                }
            }
            finally
            {
                locks.Queue.Remove(waiter);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Lets go of what was read.</summary>
    public void ReleaseShared(SqlSession session, DatabaseModel database)
    {
        lock (_gate)
        {
            var locks = LocksOf(database);
            if (!locks.Holders.Contains(session))
            {
                locks.Readers.Remove(session);
                Monitor.PulseAll(_gate);
            }
        }
    }

    public void ReleaseAll(SqlSession session)
    {
        lock (_gate)
        {
            foreach (var locks in _locks.Values)
            {
                locks.Readers.Remove(session);
                locks.Holders.Remove(session);
                locks.Writer = locks.Writer == session ? null : locks.Writer;
            }

            Monitor.PulseAll(_gate);
        }
    }

    public bool Holds(SqlSession session, DatabaseModel database)
    {
        lock (_gate)
        {
            var locks = LocksOf(database);
            return locks.Writer == session || locks.Readers.Contains(session);
        }
    }

    public void Forget(DatabaseModel database)
    {
        lock (_gate)
        {
            _locks.Remove(database);
        }
    }

    /// <summary>The session that another one waits for, or null.</summary>
    public SqlSession? BlockerOf(SqlSession session)
    {
        lock (_gate)
        {
            return _locks.Values.SelectMany(locks => locks.Queue).FirstOrDefault(waiter => waiter.Session == session) is { } waiter
                ? Blockers(waiter).FirstOrDefault()
                : null;
        }
    }

    private void Wait(Waiter waiter, Locks locks, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var timeout = waiter.Session.Settings.LockTimeout;
        using var wake = cancellation.Register(() =>
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        });
        while (Blockers(waiter).Any())
        {
            cancellation.ThrowIfCancellationRequested();
            if (waiter.IsVictim)
            {
                throw new SqlException(1205, 13,
                    $"Transaction (Process ID {waiter.Session.Id}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.", 45);
            }

            if (FindVictim(waiter) is { IsVictim: false } victim)
            {
                victim.IsVictim = true;
                Monitor.PulseAll(_gate);
                continue;
            }

            var left = timeout < 0 ? 60_000 : timeout - clock.ElapsedMilliseconds;
            if (left <= 0)
            {
                throw new SqlException(1222, 16, "Lock request time out period exceeded.", 51);
            }

            Monitor.Wait(_gate, (int)Math.Min(left, 60_000));
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private Locks LocksOf(DatabaseModel database) => _locks.TryGetValue(database, out var locks) ? locks : _locks[database] = new Locks();

    private IEnumerable<SqlSession> Blockers(Waiter waiter)
    {
        var locks = LocksOf(waiter.Database);
        if (locks.Writer is { } writer && writer != waiter.Session)
        {
            yield return writer;
        }

        if (waiter.IsExclusive)
        {
            foreach (var reader in locks.Readers.Where(reader => reader != waiter.Session))
            {
                yield return reader;
            }
        }

        // A writer who waits for somebody that holds the rows to the end of his transaction does not keep out others who only read them now.
        if (waiter.Mode == ReadMode.Shared && locks.Holders.Any(holder => holder != waiter.Session))
        {
            yield break;
        }

        foreach (var ahead in locks.Queue.TakeWhile(one => one != waiter).Where(one => one.IsExclusive || waiter.IsExclusive))
        {
            yield return ahead.Session;
        }
    }

    private Waiter? FindVictim(Waiter start)
    {
        var waiting = _locks.Values.SelectMany(locks => locks.Queue).ToDictionary(waiter => waiter.Session);
        var path = new List<Waiter>();
        return IsCircle(start, start.Session, waiting, path, [])
            ? path.OrderBy(waiter => waiter.Session.Settings.DeadlockPriority).ThenByDescending(waiter => waiter == start).First() : null;
    }

    private bool IsCircle(Waiter at, SqlSession target, Dictionary<SqlSession, Waiter> waiting, List<Waiter> path, HashSet<SqlSession> seen)
    {
        path.Add(at);
        foreach (var blocker in Blockers(at))
        {
            if (blocker == target)
            {
                return true;
            }

            if (seen.Add(blocker) && waiting.TryGetValue(blocker, out var next) && !next.IsVictim
                && IsCircle(next, target, waiting, path, seen))
            {
                return true;
            }
        }

        path.Remove(at);
        return false;
    }

    private sealed class Locks
    {
        public HashSet<SqlSession> Readers { get; } = [];

        /// <summary>Readers who go on holding until their transaction ends.</summary>
        public HashSet<SqlSession> Holders { get; } = [];

        public SqlSession? Writer { get; set; }

        public List<Waiter> Queue { get; } = [];

        public void Hold(SqlSession session, ReadMode mode)
        {
            if (mode == ReadMode.Held)
            {
                Holders.Add(session);
            }
        }
    }

    private sealed class Waiter(SqlSession session, DatabaseModel database, ReadMode mode)
    {
        public SqlSession Session { get; } = session;

        public DatabaseModel Database { get; } = database;

        public ReadMode Mode { get; } = mode;

        public bool IsExclusive => Mode == ReadMode.Exclusive;

        public bool IsVictim { get; set; }
    }
}
