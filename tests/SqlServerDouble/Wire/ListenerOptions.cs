using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>How a <see cref="TdsListener"/> listens.</summary>
public sealed record ListenerOptions
{
    /// <summary>The address to bind.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to bind; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>What is encrypted.</summary>
    public WireEncryption Encryption { get; init; } = WireEncryption.Optional;

    /// <summary>The certificate with its private key; a self-signed one for localhost when null.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Plays a server that knows no TLS from 1.2 on: a handshake of today ends with a TLS alert.</summary>
    public bool RefusesModernTls { get; init; }

    /// <summary>How long a client may take to log in.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What goes wrong on the wire.</summary>
    public WireFaults Faults { get; init; } = new();

    /// <summary>Told when the model of the instance fails in a way that no client can cause, a bug of the double that is.</summary>
    public Action<Exception>? Failed { get; init; }
}
