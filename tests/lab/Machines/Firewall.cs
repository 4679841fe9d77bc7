namespace Jupiter.Migration.Lab.Machines;

/// <summary>The firewalls of the lab's machines, as rules of nftables. None stands before ARP or neighbour discovery: no machine's own does.</summary>
internal static class Firewall
{
    private const string NeighbourDiscovery = "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept";

    /// <summary>Lets nothing in.</summary>
    public const string DropsAll = "drop";

    public const string DropsIcmp = "meta l4proto { icmp, ipv6-icmp } drop";

    public const string DropsTcp = "meta l4proto tcp drop";

    /// <summary>Lets the database's port in from the network of the preparation alone, as a rule that nobody changed after the move.</summary>
    public const string KeepsTheDatabaseForThePreparation = "tcp dport 1433 ip saddr != 10.9.9.0/24 drop";

    /// <summary>The rules that stand before a machine.</summary>
    public static string Of(string rule) => $$"""
        table inet firewall {
            chain in {
                type filter hook input priority 0
                iifname lo accept
                {{NeighbourDiscovery}}
                {{rule}}
            }
        }

        """;
}
