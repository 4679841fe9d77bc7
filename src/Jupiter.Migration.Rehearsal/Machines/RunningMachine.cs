using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Rehearsals.Machines;

/// <summary>A computer that is on: its port answers, its power or its session is held.</summary>
internal sealed class RunningMachine : IDisposable
{
    private readonly TcpListener _listener;
    private IDisposable? _power;
    private readonly CancellationTokenSource _off = new();
    private IDisposable? _session;
    private Task _work = Task.CompletedTask;

    /// <summary>Switches a computer on.</summary>
    /// <param name="description">The computer.</param>
    public RunningMachine(MachineDescription description)
    {
        Description = description;
        _listener = new TcpListener(IPAddress.Parse(description.Address), description.Port);
        try
        {
            _listener.Start();
        }
        catch (SocketException e)
        {
            throw MigrationException.Because(
                nameof(SR.RehearsalAddressTaken), MigrationErrorCategory.ResourceBusy, description.Name, e, description.Address, description.Port);
        }

        _ = Task.Run(AnswerAsync);
    }

    /// <summary>The computer.</summary>
    public MachineDescription Description { get; }

    /// <summary>The server that its program is connected to, or null.</summary>
    public string? ConnectedTo { get; private set; }

    /// <summary>Holds the power of a server.</summary>
    /// <param name="power">The power.</param>
    public void Hold(IDisposable power) => _power = power;

    /// <summary>Holds the session of a till's program.</summary>
    /// <param name="session">The session.</param>
    /// <param name="server">The server it is with.</param>
    public void Connect(IDisposable session, string server)
    {
        Disconnect();
        _session = session;
        ConnectedTo = server;
    }

    /// <summary>Ends the session, because the server went away.</summary>
    public void Disconnect()
    {
        _session?.Dispose();
        _session = null;
        ConnectedTo = null;
    }

    /// <summary>Lets the computer's program repeat something until it is switched off or it fails.</summary>
    /// <param name="work">What it does.</param>
    public void Repeat(Action work) => _work = Task.Run(() =>
    {
        while (!_off.IsCancellationRequested)
        {
            try
            {
                work();
            }
            catch (MigrationException e) when (e.ErrorId == nameof(SR.DatabaseInUse))
            {
                // Somebody else has the database for the moment; a till waits and tries again.
            }
            catch (MigrationException)
            {
                return;
            }
        }
    });

    /// <summary>Switches the computer off.</summary>
    public void Dispose()
    {
        _off.Cancel();
        _work.Wait();
        _off.Dispose();
        Disconnect();
        _listener.Stop();
        _power?.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The computer was switched off.
        }
    }
}
