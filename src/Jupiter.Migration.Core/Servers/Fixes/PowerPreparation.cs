using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Fixes;

/// <summary>
/// A server saves no power and never sleeps (clause P1e). "Slow performance on Windows Server when using the Balanced power plan" (Microsoft Learn): SQL Server
/// is named there.
/// </summary>
internal static class PowerPreparation
{
    private static readonly CheckDefinition Plan = CheckRegister.Find("Machine.PowerPlan");
    private static readonly CheckDefinition Sleep = CheckRegister.Find("Machine.Sleep").Under("P1e");

    // "Power Policy Settings" on Microsoft Learn: GUID_MAX_POWER_SAVINGS, GUID_TYPICAL_POWER_SAVINGS.
    private static readonly Guid[] Saving = [new("a1841308-3541-4fab-bc81-f71556f20b4a"), new("381b4222-f694-41f0-9685-ff5bb260df2e")];
    private static readonly (string Kind, PowerSetting Setting)[] Sleeping =
        [(MachineSetting.SleepAfter, PowerSetting.SleepAfter), (MachineSetting.HibernateAfter, PowerSetting.HibernateAfter)];

    public static IEnumerable<PreparedSetting> Of(string computer, IMachineSettings settings) =>
    [
        new(
            () => PreparedSetting.Asked(Plan, computer, SR.PlanSavesNothing, () => Array.IndexOf(Saving, settings.PowerPlan()) < 0
                ? (CheckStatus.Pass, SR.PlanSavesNothing) : (CheckStatus.Warning, SR.PlanSaves.With(settings.PowerPlan()))),
            () => [(new MachineSetting(MachineSetting.Plan, ""), PowerPlan.HighPerformance.ToString("D"))]),
        new(
            () => MachineChecks.OfSleep(Sleep, computer, settings),
            () =>
            {
                var plan = settings.PowerPlan();
                return Sleeping.Where(one => settings.ReadPower(plan, one.Setting, onBattery: false) > 0).Select(one => (MachineSetting.OfPlan(one.Kind, plan, onBattery: false), "0")).ToArray();
            }),
    ];
}
