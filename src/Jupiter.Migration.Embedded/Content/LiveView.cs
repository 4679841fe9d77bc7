using System;
using System.Collections.Concurrent;
using System.Threading;
using Jupiter.Migration.Embedded.Sqlite;

namespace Jupiter.Migration.Embedded.Content;

/// <summary>Connections that all stand on the same state of a database that is in use.</summary>
internal sealed class LiveView(SqliteSession first) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _readers = new();

    /// <summary>The connection for the schema.</summary>
    public SqliteSession First { get; } = first;

    /// <summary>Begins a read transaction on every connection while writers are held off for that moment.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="readers">How many connections besides the first.</param>
    /// <param name="cancellation">Stops the waiting for a writer.</param>
    /// <returns>The connections.</returns>
    public static LiveView Open(string path, int readers, CancellationToken cancellation)
    {
        using var writersHeldOff = WriterPause.Begin(path, cancellation);
        var view = new LiveView(Reader(path, cancellation));
        try
        {
            for (var i = 0; i < readers; i++)
            {
                view._readers.Add(Reader(path, cancellation));
            }

            return view;
        }
        catch
        {
            view.First.Dispose();
            view.Dispose();
            throw;
        }
    }

    /// <summary>Takes one of the connections.</summary>
    /// <returns>The connection; the caller disposes of it.</returns>
    public SqliteSession TakeReader() =>
        _readers.TryTake(out var reader) ? reader : throw new InvalidOperationException("More readers than processors.");

    /// <summary>Closes the connections that nobody took.</summary>
    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    /// <summary>Opens a connection that stands on the present state until it is closed.</summary>
    /// <param name="path">The database's file.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The connection.</returns>
    internal static SqliteSession Reader(string path, CancellationToken cancellation)
    {
        var session = SqliteSession.Open(path);
        try
        {
            session.Execute("BEGIN");
            session.ExecuteWhenFree("SELECT count(*) FROM sqlite_schema", cancellation);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
