namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>What the server says about encryption in PRELOGIN (MS-TDS 2.2.6.5).</summary>
public enum WireEncryption
{
    /// <summary>ENCRYPT_NOT_SUP: even the login goes in clear.</summary>
    NotSupported,

    /// <summary>ENCRYPT_OFF: only the login is encrypted unless the client wants more, as servers are out of the box.</summary>
    Optional,

    /// <summary>ENCRYPT_REQ: everything is encrypted, and who cannot is turned away.</summary>
    Required,
}
