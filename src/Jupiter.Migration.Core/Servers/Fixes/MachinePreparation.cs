using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>What a prepared server has set, and only the computer itself tells (clauses P1e, P1f, P3).</summary>
/// <param name="settings">Its settings.</param>
/// <param name="registry">Its registry.</param>
/// <param name="firewall">Its firewall.</param>
public sealed class MachinePreparation(IMachineSettings settings, IRegistry registry, PreparedFirewall firewall)
{
    /// <summary>That of this computer.</summary>
    public static MachinePreparation OfThisComputer => new(new WindowsSettings(null), new WindowsRegistry(), PreparedFirewall.OfThisComputer);

    /// <summary>The settings.</summary>
    public IMachineSettings Settings => settings;

    /// <summary>What it has set.</summary>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="old">What was recorded on the old server; null where nothing was.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Each thing, in the order in which they are set.</returns>
    public IEnumerable<PreparedSetting> Of(ServerInventory inventory, ServerInventory? old, CancellationToken cancellation) =>
        PowerPreparation.Of(inventory.ComputerName, settings)
            .Concat(TimePreparation.Of(inventory, settings))
            .Concat(HoursPreparation.Of(inventory, registry))
            .Concat(ServicePreparation.Of(inventory, old, settings))
            .Concat(FirewallPreparation.Of(inventory, firewall, cancellation));
}
