using System;
using System.Threading;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// Stops a running command when the work is cancelled. SqlClient's asynchronous cancellation can be lost after the server has flushed a
/// message (its issue 4424), and a cancel that comes before the command was sent does nothing: so the synchronous one is repeated until
/// the command has come back.
/// </summary>
internal sealed class CommandStop : IDisposable
{
    private const int RepeatMilliseconds = 200;

    private readonly SqlCommand _command;
    private readonly CancellationTokenRegistration _registration;
    private readonly object _gate = new();
    private Timer? _timer;
    private bool _isOver;

    /// <summary>Begins to watch.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellation">The cancellation.</param>
    public CommandStop(SqlCommand command, CancellationToken cancellation)
    {
        _command = command;
        _registration = cancellation.Register(Begin);
    }

    /// <summary>The command has come back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _timer?.Dispose();
        }

        _registration.Dispose();
    }

    // SqlCommand.Cancel waits for a lock that the reading thread may hold for a while, so it never runs on the thread that cancels.
    private void Begin()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _timer = new Timer(_ => Cancel(), null, 0, RepeatMilliseconds);
            }
        }
    }

    private void Cancel()
    {
        if (!_isOver)
        {
            try
            {
                _command.Cancel();
            }
            catch (Exception e) when (e is InvalidOperationException or SqlException)
            {
                // The connection is gone, and the command with it.
            }
        }
    }
}
