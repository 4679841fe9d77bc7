namespace Jupiter.Migration.Databases;

/// <summary>Whether what travels between this computer and the server is encrypted. The names are those of SqlClient.</summary>
public enum ConnectionEncryption
{
    /// <summary>Encrypted, or there is no connection.</summary>
    Mandatory,

    /// <summary>Encrypted only where the server insists. For old servers in a network that is known.</summary>
    Optional,

    /// <summary>TDS 8: encrypted before the first byte of the protocol. SQL Server 2022 and newer, PowerShell 7 only.</summary>
    Strict,
}
