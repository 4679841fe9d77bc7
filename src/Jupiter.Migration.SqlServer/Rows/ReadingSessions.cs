using System;
using System.Collections.Concurrent;
using System.Threading;
using Jupiter.Migration.SqlServer.Connections;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>
/// The sessions that read the rows of a view side by side. A few of them fill the network; more would only be more for the server,
/// however many processors this computer has.
/// </summary>
internal sealed class ReadingSessions(ServerSessions sessions, string database) : IDisposable
{
    private const int Most = 3;

    private readonly ConcurrentBag<ServerSession> _idle = [];
    private readonly SemaphoreSlim _free = new(Most);

    /// <summary>Reads over one of them, when one is free.</summary>
    /// <param name="read">The reading.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public void Use(Action<ServerSession> read, CancellationToken cancellation)
    {
        _free.Wait(cancellation);
        try
        {
            var session = _idle.TryTake(out var idle) ? idle : sessions.LendIn(database, cancellation);
            try
            {
                read(session);
                _idle.Add(session);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Gives them back.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _free.Dispose();
    }
}
