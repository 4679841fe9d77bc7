using System;
using System.Net;
using System.Net.Sockets;

namespace Jupiter.Migration.Core.Tests;

/// <summary>A TCP listener on a loopback address of its own, as the machines of a rehearsal are.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener _listener;

    public Listener(string address, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Parse(address), port);
        _listener.Start();
        Address = address;
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public string Address { get; }

    public int Port { get; }

    public bool WasAsked => _listener.Pending();

    /// <summary>A port on which nobody listens, at any of the addresses that tests use.</summary>
    public static int ClosedPort()
    {
        using var listener = new Listener("127.0.0.1");
        return listener.Port;
    }

    public void Dispose() => _listener.Dispose();
}
