using System;
using System.Net;

namespace Jupiter.Migration.Databases;

/// <summary>How a server is entered: as whom, and over what kind of connection. It goes with the address and into no file.</summary>
public sealed class ServerAccess
{
    /// <summary>The Windows account of this process, over an encrypted connection to a server whose certificate is trusted.</summary>
    public static ServerAccess Default { get; } = new();

    /// <summary>The SQL Server login, or null for the Windows account of this process.</summary>
    public NetworkCredential? Credential { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public ConnectionEncryption Encryption { get; init; }

    /// <summary>Whether a certificate that nobody vouches for will do, such as the one that SQL Server makes for itself.</summary>
    public bool TrustServerCertificate { get; init; }

    /// <summary>How long a server that does not let in is waited for. For the answer to a short question it is four times as long.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long those who are in a database, and are in the way of work that needs it alone, are waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
