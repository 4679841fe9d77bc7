using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// The firewall lets neighbours in to SQL Server's port (clause P3; "Configure the Windows Firewall to allow SQL Server access" on Microsoft Learn). An instance
/// without a port of its own takes another at a start: no rule is made for that.
/// </summary>
internal static class PortPreparation
{
    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, DatabasePortCheck check, CancellationToken cancellation) => (inventory.SqlInstances ?? []).Select(instance => new PreparedSetting(
        () => check.Run($"{inventory.ComputerName}, {instance.Name}", instance.Port, cancellation),
        () => instance.Port is { } port && !check.IsKeptOut(port, cancellation) ? [(MachineSetting.RuleOf(port), port.ToString(CultureInfo.InvariantCulture))] : []));
}
