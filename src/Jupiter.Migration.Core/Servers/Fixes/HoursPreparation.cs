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
    // Version 1607: Windows before it has no active hours.
    private const int FirstBuild = 14393;
    private static readonly CheckDefinition Hours = CheckRegister.Find("Machine.ActiveHours").Under("P1e");
    private static readonly DateTime Night = new(2000, 1, 1, 23, 0, 0, DateTimeKind.Unspecified);

    public static IEnumerable<PreparedSetting> Of(ServerInventory inventory, IRegistry registry) => inventory.OperatingSystem?.BuildNumber < FirstBuild ? [] :
    [
        new(
            () => MachineChecks.OfHours(Hours, inventory.ComputerName, registry, Night),
            () => [(new MachineSetting(MachineSetting.ActiveHoursStart, ""), "12"), (new MachineSetting(MachineSetting.ActiveHoursEnd, ""), "6")]),
    ];
}
