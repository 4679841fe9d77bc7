using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// Windows restarts by itself neither while a restaurant works nor in the night after it (clause P1e): from noon to six, the eighteen hours that it takes at most
/// ("Manage device restarts after updates" on Microsoft Learn).
/// </summary>
internal static class HoursPreparation
{
    private static readonly CheckDefinition Hours = CheckRegister.Find("Machine.ActiveHours").Under("P1e");

    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, IRegistry registry) => inventory.OperatingSystem?.BuildNumber < ActiveHours.FirstBuild ? [] :
    [
        new(
            () => MachineChecks.OfHours(Hours, inventory.ComputerName, () => ActiveHours.Of(registry), ActiveHours.Night),
            () => [(new MachineSetting(MachineSetting.ActiveHoursStart, ""), "12"), (new MachineSetting(MachineSetting.ActiveHoursEnd, ""), "6")]),
    ];
}
