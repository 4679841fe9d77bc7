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
}
