namespace Jupiter.Migration.Servers;

/// <summary>Whether the firewall lets neighbours in to something, where the network is a domain's or private (clause P3). Its other rules are an attacker's map, and nobody asks for them.</summary>
public sealed class FirewallDoor
{
    /// <summary>The instance of SQL Server; empty for echo requests.</summary>
    public required string Name { get; init; }

    /// <summary>Its TCP port; null where it has none of its own.</summary>
    public int? Port { get; init; }

    /// <summary>Where and by what they are kept out; null where they are let in.</summary>
    public string? Closed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
