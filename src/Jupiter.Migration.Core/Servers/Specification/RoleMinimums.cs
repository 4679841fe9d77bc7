namespace Jupiter.Migration.Servers.Specification;

/// <summary>The minimum of each role.</summary>
public sealed class RoleMinimums
{
    /// <summary>Of a server for the database only (clause H1).</summary>
    public required RoleMinimum DatabaseOnly { get; init; }

    /// <summary>Of a server that users work on over RDP (clause H2).</summary>
    public required RoleMinimum RemoteDesktop { get; init; }
}
