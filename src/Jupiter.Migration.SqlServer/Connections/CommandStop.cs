using System;
using System.Diagnostics;
using System.Threading;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.SqlServer.Connections;

/// <summary>
/// Stops a running command when the work is cancelled. SqlClient's asynchronous cancellation can be lost after the server has flushed a
/// message (its issue 4424), and a cancel that comes before the command was sent does nothing: so the synchronous one is repeated until
/// the command has come back. Where not even that gets through, the session is ended from another one.
/// </summary>
internal sealed class CommandStop : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SqlCommand _command;
    private readonly Action _endSession;
    private readonly CancellationTokenRegistration _registration;
    private readonly ManualResetEventSlim _over = new();

    /// <summary>Begins to watch.</summary>
    /// <param name="command">The command.</param>
    /// <param name="endSession">Ends the session of the command from another one.</param>
    /// <param name="cancellation">The cancellation.</param>
    public CommandStop(SqlCommand command, Action endSession, CancellationToken cancellation)
    {
        _command = command;
        _endSession = endSession;
        _registration = cancellation.Register(Begin);
    }

    /// <summary>The command has come back.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        _over.Set();
    }

    // SqlCommand.Cancel may wait for a lock that the reading thread holds, so it runs on none of the threads that anybody waits for.
    private void Begin()
    {
        if (!_over.IsSet)
        {
            Start(Cancel);
            Start(EndSession);
        }
    }

    private static void Start(Action work) => new Thread(() => work()) { IsBackground = true, Name = "Jupiter.Migration cancel" }.Start();

    private void Cancel()
    {
        do
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
        while (!_over.Wait(Pause));
    }

    private void EndSession()
    {
        if (_over.Wait(Patience))
        {
            return;
        }

        try
        {
            _endSession();
        }
        catch (MigrationException e)
        {
            // Without the right to end sessions there is nothing but to wait for the command itself.
            Trace.TraceInformation(e.Message);
        }
    }
}
