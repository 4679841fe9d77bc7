using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>Waiting restarts, updates, power plan and fast start.</summary>
internal static class UpkeepParts
{
    private const string Policy = @"SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU";
    private const string Updates = @"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update";
    private const string Power = @"SYSTEM\CurrentControlSet\Control\Session Manager\Power";

    /// <summary>Reads them.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what could not be read.</param>
    /// <returns>What it told.</returns>
    public static ServerUpkeep Read(WindowsRecord record, PartReading parts)
    {
        var plan = parts.Read("upkeep.powerPlan", () => record.Rows("Win32_PowerPlan").FirstOrDefault(row => row.Truth("IsActive") == true));
        return new()
        {
            WaitingRestarts = parts.Read("upkeep.waitingRestarts", () => PendingRestart.Of(record.Registry)),
            UpdateMode = parts.Read("upkeep.updateMode", () => Mode(record.Registry)),
            ActiveHours = parts.Read("upkeep.activeHours", () => ActiveHours.Of(record.Registry)),
            PowerPlan = plan?.Text("ElementName"),
            PowerPlanId = PlanOf(plan),
            SleepsAfterMinutes = PlanOf(plan) is { } id ? parts.Read("upkeep.sleepsAfterMinutes", () => Idle(record.Rows("Win32_PowerSettingDataIndex"), id)) : null,
            HasFastStart = parts.Read("upkeep.hasFastStart", () => Number(record.Registry, Power, "HiberbootEnabled") is { } number ? number == 1 : (bool?)null),
        };
    }

    // "Microsoft:PowerPlan\{Plan_GUID}" ("Win32_PowerPlan class" on Microsoft Learn).
    private static Guid? PlanOf(CimRow? row) => Guid.TryParse(row?.Raw("InstanceID").Split('\\').Last(), out var id) ? id : null;

    // "Microsoft:PowerSettingDataIndex\{Plan_GUID}\{AC|DC}\{DataIndex_GUID}" ("Win32_PowerSettingDataIndex class"): a server hangs on the mains.
    private static int? Idle(IEnumerable<CimRow> rows, Guid plan)
    {
        var seconds = rows.Where(row => row.Raw("InstanceID").Split('\\') is [_, var of, var supply, _] && supply == "AC" && Guid.TryParse(of, out var id) && id == plan)
            .Select(row => row.Number("SettingIndexValue")).Where(value => value is >= 0 and <= uint.MaxValue).ToArray();
        return seconds.Length == 0 ? null : (int)((seconds.Where(value => value > 0).DefaultIfEmpty(0).Min()!.Value + 59) / 60);
    }

    private static WindowsUpdateMode? Mode(IRegistry registry) => Number(registry, Policy, "NoAutoUpdate") == 1
        ? WindowsUpdateMode.Off
        : (Number(registry, Policy, "AUOptions") ?? Number(registry, Updates, "AUOptions")) switch
        {
            1 => WindowsUpdateMode.Off,
            2 => WindowsUpdateMode.Notify,
            3 or 7 => WindowsUpdateMode.Download,
            4 => WindowsUpdateMode.Install,
            5 => WindowsUpdateMode.ChosenLocally,
            _ => null,
        };

    private static long? Number(IRegistry registry, string path, string name) => registry.Read(RegistryHive.LocalMachine, path, is32Bit: false)?.Number(name);
}
