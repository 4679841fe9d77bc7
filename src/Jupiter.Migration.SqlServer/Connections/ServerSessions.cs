using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// The sessions of one operation. Each is lent to one piece of work at a time and goes on to the next: what it held is let go when it comes
/// back, what was set in it is set again when it is lent. One in which anything failed is never lent again, and none outlives the operation.
/// </summary>
internal sealed class ServerSessions(ServerAddress address) : IDisposable
{
    private readonly object _gate = new();
    private readonly Stack<ServerConnection> _idle = new();
    private bool _isOver;
    private int _trust;

    /// <summary>The server.</summary>
    public ServerAddress Address { get; } = address;

    /// <summary>Lends a session, in the database master.</summary>
    /// <param name="cancellation">Stops it, also while it connects.</param>
    /// <returns>The session; the caller disposes of it.</returns>
    /// <exception cref="Jupiter.Migration.Errors.MigrationException">ServerNotReached, LoginFailed, TlsFailed and other causes.</exception>
    public ServerSession Lend(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        while (TakeIdle() is { } idle)
        {
            // It may have been cut while nobody looked. Nothing of the work has begun in it, so another one does as well.
            if (idle.TryGreet())
            {
                return new ServerSession(this, idle);
            }

            idle.Dispose();
            Distrust();
        }

        var trust = Volatile.Read(ref _trust);
        return new ServerSession(this, ServerConnection.Open(Address, trust, cancellation));
    }

    /// <summary>Lends a session that is in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The session; the caller disposes of it.</returns>
    public ServerSession LendIn(string database, CancellationToken cancellation)
    {
        var session = Lend(cancellation);
        try
        {
            // The one place of a single-user database is taken for a moment yet by the session that was closed last.
            LeavingSessions.Await(() => session.Use(database, cancellation));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Ends the operation: its sessions are closed, those that are still lent when they come back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            while (_idle.Count > 0)
            {
                _idle.Pop().Dispose();
            }
        }
    }

    /// <summary>
    /// One connection was lost: what took it takes the others, too, if not at the same moment. None that stands now is lent again.
    /// </summary>
    internal void Distrust()
    {
        lock (_gate)
        {
            _trust++;
            while (_idle.Count > 0)
            {
                _idle.Pop().Dispose();
            }
        }
    }

    /// <summary>Takes back what was lent. A session that idles is in no database, so that it keeps none in use.</summary>
    /// <param name="connection">The connection of the session.</param>
    internal void TakeBack(ServerConnection connection)
    {
        // Over a connection that is not trusted any more nothing is said: its network may be gone, and every word would wait for its time.
        if (IsOver() || connection.Trust != Volatile.Read(ref _trust) || !connection.TryLeave() || !TryKeep(connection))
        {
            connection.Dispose();
        }
    }

    private ServerConnection? TakeIdle()
    {
        lock (_gate)
        {
            return _idle.Count > 0 ? _idle.Pop() : null;
        }
    }

    private bool IsOver()
    {
        lock (_gate)
        {
            return _isOver;
        }
    }

    private bool TryKeep(ServerConnection connection)
    {
        lock (_gate)
        {
            var isKept = !_isOver && connection.Trust == _trust;
            if (isKept)
            {
                _idle.Push(connection);
            }

            return isKept;
        }
    }
}
