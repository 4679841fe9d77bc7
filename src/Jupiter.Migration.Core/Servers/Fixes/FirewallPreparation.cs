using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// The firewall lets neighbours in to SQL Server's port (clause P3; "Configure the Windows Firewall to allow SQL Server access" on Microsoft Learn) and lets them ask
/// with an echo request. An instance without a port of its own takes another at a start: no rule is made for that.
/// </summary>
internal static class FirewallPreparation
{
    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, PreparedFirewall firewall, CancellationToken cancellation) => (inventory.SqlInstances ?? []).Select(instance => new PreparedSetting(
        () => firewall.RunPort($"{inventory.ComputerName}, {instance.Name}", instance.Port, cancellation),
        () => instance.Port is { } port && !firewall.IsPortKeptOut(port, cancellation) ? [(MachineSetting.RuleOf(port), port.ToString(CultureInfo.InvariantCulture))] : []))
        .Append(new PreparedSetting(
            () => firewall.RunEcho(inventory.ComputerName, cancellation),
            () => firewall.IsEchoKeptOut(cancellation) ? [] : [(MachineSetting.Echo, MachineSetting.EchoType)]));
}
