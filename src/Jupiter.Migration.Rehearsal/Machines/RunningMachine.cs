using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Jupiter.Migration.Rehearsals.Records;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Rehearsals.Machines;

/// <summary>A computer that is on: its port answers, its power or its session is held.</summary>
internal sealed class RunningMachine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener;
    private readonly Task _answers;
    private readonly PortRelay? _relay;
    private IDisposable? _power;
    private volatile IDisposable? _session;
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
            throw MigrationException.Because(nameof(SR.RehearsalAddressTaken), description.Name, e, description.Address, description.Port);
        }

        _relay = description.SqlServer is null ? null : new PortRelay(ServerAddress.Parse(description.SqlServer));
        _answers = Task.Run(AnswerAsync);
    }

    /// <summary>The computer.</summary>
    public MachineDescription Description { get; }

    /// <summary>The server that its program is connected to, or null.</summary>
    public string? ConnectedTo { get; private set; }

    /// <summary>Holds the power of a server.</summary>
    /// <param name="power">The power.</param>
    public void Hold(IDisposable power) => _power = power;

    /// <summary>Holds the session of a POS terminal's program.</summary>
    /// <param name="session">The session.</param>
    /// <param name="server">The server it is with.</param>
    public void Connect(IDisposable session, string server)
    {
        Disconnect();
        _session = session;
        ConnectedTo = server;
    }

    /// <summary>Ends the session, because the server went away. What the program was doing has come to an end when this returns.</summary>
    public void Disconnect()
    {
        var session = _session;
        _session = null;
        ConnectedTo = null;
        Task.WaitAny(_work);
        session?.Dispose();
    }

    /// <summary>Lets the computer's program repeat something until its session ends or it fails.</summary>
    /// <param name="work">What it does.</param>
    public void Repeat(Action work)
    {
        var session = _session;
        _work = Task.WhenAll(_work, Task.Run(() =>
        {
            while (session is not null && ReferenceEquals(session, _session) && Goes(work))
            {
            }
        }));
    }

    /// <summary>Switches the computer off. It answers nobody when this returns: on Windows a port listens for as long as somebody is still waited for at it.</summary>
    public void Dispose()
    {
        Disconnect();
        _listener.Stop();
        Task.WaitAny([_answers], Patience);
        _relay?.Dispose();
        _power?.Dispose();
    }

    private static bool Goes(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (MigrationException e)
        {
            // Where somebody else has the database for the moment, a POS terminal waits and tries again.
            return e.ErrorId == nameof(SR.DatabaseInUse);
        }
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                if (_relay is null)
                {
                    client.Dispose();
                }
                else
                {
                    _relay.Carry(client);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The computer was switched off.
        }
    }
}
