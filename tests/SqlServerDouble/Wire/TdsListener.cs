using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>Speaks TDS 7.1 to 7.4 for an instance.</summary>
public sealed class TdsListener : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    private readonly ISqlInstance _instance;
    private readonly ListenerOptions _options;
    private readonly X509Certificate2 _certificate;
    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly HashSet<TdsConnection> _connections = [];
    private bool _isDisposed;

    /// <summary>Listens from now on.</summary>
    /// <param name="instance">The instance behind it; the listener does not dispose of it.</param>
    /// <param name="options">How to listen.</param>
    public TdsListener(ISqlInstance instance, ListenerOptions options)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(options);
        (_instance, _options) = (instance, options);
        _certificate = options.Certificate ?? ServerCertificate.Make();
        _socket = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(new IPEndPoint(options.Address, options.Port));
        _socket.Listen(512);
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        options.Faults.Cut += CutAll;
        _thread = new Thread(Accept) { IsBackground = true, Name = "TDS listener" };
        _thread.Start();
    }

    /// <summary>The port that is listened to.</summary>
    public int Port { get; }

    /// <summary>How many connections there are, those in their login included.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Closes the listener and all connections, and waits until what ran on them has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        _options.Faults.Cut -= CutAll;
        _socket.Dispose();
        _thread.Join();
        var connections = Connections();
        foreach (var connection in connections)
        {
            connection.Close();
        }

        foreach (var connection in connections)
        {
            connection.Join(LongestEnd);
        }

        if (_options.Certificate is null)
        {
            _certificate.Dispose();
        }
    }

    private TdsConnection[] Connections()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    private void CutAll()
    {
        foreach (var connection in Connections())
        {
            connection.Close(abruptly: true);
        }
    }

    private void Accept()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = _socket.Accept();
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                lock (_gate)
                {
                    if (_isDisposed)
                    {
                        return;
                    }
                }

                // A client that was gone before it was accepted is no reason to stop.
                Thread.Sleep(1);
                continue;
            }

            Serve(socket);
        }
    }

    private void Serve(Socket socket)
    {
        TdsConnection connection;
        try
        {
            connection = new TdsConnection(socket, _instance, _options, _certificate, Forget);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or System.IO.IOException)
        {
            socket.Dispose();
            return;
        }

        lock (_gate)
        {
            _connections.Add(connection);
        }

        connection.Start();
    }

    private void Forget(TdsConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }

        connection.Dispose();
    }
}
