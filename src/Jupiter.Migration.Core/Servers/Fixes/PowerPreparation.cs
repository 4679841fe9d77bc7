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

    private static readonly (string Kind, PowerSetting Setting)[] Sleeping =
        [(MachineSetting.SleepAfter, PowerSetting.SleepAfter), (MachineSetting.HibernateAfter, PowerSetting.HibernateAfter)];

    public static IEnumerable<PreparedSetting> Of(string computer, IMachineSettings settings) =>
    [
        new(
            () => PreparedSetting.Asked(Plan, computer, SR.PlanSavesNothing, () => PowerPlan.Saves(settings.PowerPlan())
                ? (CheckStatus.Warning, SR.PlanSaves.With(settings.PowerPlan())) : (CheckStatus.Pass, SR.PlanSavesNothing)),
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
