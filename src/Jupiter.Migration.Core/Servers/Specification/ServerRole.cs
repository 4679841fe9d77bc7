namespace Jupiter.Migration.Servers.Specification;

/// <summary>What a server is planned for.</summary>
public enum ServerRole
{
    /// <summary>Only the venue's database (clause H1).</summary>
    DatabaseOnly,

    /// <summary>The database, and users who work on it over RDP (clause H2).</summary>
    RemoteDesktop,
}
