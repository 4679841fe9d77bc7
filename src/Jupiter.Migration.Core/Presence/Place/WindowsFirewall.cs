using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// The firewall of Windows as it is in effect: its profiles, and the rules for connections from outside that are enabled ("MSFT_NetFirewallRule class",
/// "MSFT_NetFirewallProfile class" and those of the filters on Microsoft Learn; Windows Server 2012 and newer).
/// </summary>
/// <param name="profiles">The rows of the profiles.</param>
/// <param name="rules">The rules.</param>
internal sealed class WindowsFirewall(IReadOnlyList<CimRow> profiles, IReadOnlyList<FirewallRule> rules)
{
    private const string Profiles = "SELECT Name, Enabled, DefaultInboundAction, AllowInboundRules, DisabledInterfaceAliases FROM MSFT_NetFirewallProfile";
    private const string Rules = "SELECT InstanceID, DisplayName, Enabled, Direction, Action, Profiles FROM MSFT_NetFirewallRule WHERE Enabled = 1 AND Direction = 1";
    private const long Inbound = 1;
    private const long IsEnabled = 1;
    private const long Allow = 2;

    private static readonly (string Class, string Properties)[] Filters =
    [
        ("MSFT_NetProtocolPortFilter", "Protocol, LocalPort, RemotePort, IcmpType"),
        ("MSFT_NetAddressFilter", "RemoteAddress"),
        ("MSFT_NetApplicationFilter", "AppPath, Package"),
        ("MSFT_NetServiceFilter", "ServiceName"),
    ];

    /// <summary>The rules.</summary>
    public IReadOnlyList<FirewallRule> InboundRules => rules;

    /// <summary>Reads it.</summary>
    /// <param name="source">CIM of this computer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The firewall.</returns>
    /// <exception cref="NoDeviceAnswerException">Windows does not tell.</exception>
    public static WindowsFirewall Read(ICimSource source, CancellationToken cancellation)
    {
        var filters = Filters.ToDictionary(filter => filter.Class, filter => Query(source, $"SELECT InstanceID, {filter.Properties} FROM {filter.Class}", cancellation)
            .GroupBy(row => row.Raw("InstanceID"), StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase));
        var rules = Query(source, Rules, cancellation).Where(row => row.Number("Enabled") == IsEnabled && row.Number("Direction") == Inbound).Select(row =>
            FirewallRule.Of(row, name => filters[name].TryGetValue(row.Raw("InstanceID"), out var filter) ? filter : null));
        return new WindowsFirewall(Query(source, Profiles, cancellation), [.. rules]);
    }

    /// <summary>What becomes of a connection that no rule is about.</summary>
    /// <param name="network">The network that it comes from.</param>
    /// <returns>Whether it is let in; and whether rules can let it in. Null where Windows does not tell of the profile.</returns>
    public (bool IsLetIn, bool RulesCount)? Without(ConnectedNetwork network)
    {
        if (profiles.FirstOrDefault(row => string.Equals(row.Text("Name"), network.Category.ToString(), StringComparison.OrdinalIgnoreCase)) is not { } profile)
        {
            return null;
        }

        // What nobody set is on, keeps out and takes rules (Set-NetFirewallProfile, NotConfigured).
        var isOff = profile.Number("Enabled") == 0 || profile.Texts("DisabledInterfaceAliases").Contains(network.Card, StringComparer.OrdinalIgnoreCase);
        var rulesCount = !isOff && profile.Number("AllowInboundRules") != 0;
        return (isOff || (rulesCount && profile.Number("DefaultInboundAction") == Allow), rulesCount);
    }

    private static IReadOnlyList<CimRow> Query(ICimSource source, string query, CancellationToken cancellation) =>
        source.Query("", ConnectedNetwork.Namespace, query, cancellation);
}
