using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>A server saves no power, never sleeps and does not restart in the night (clause P1e), by its inventory. On the server itself its settings are asked, which are of now and can be mended.</summary>
internal static class UpkeepPreparation
{
    private const string UnreadHours = "upkeep.activeHours";
    private static readonly CheckDefinition Plan = CheckRegister.Find("Machine.PowerPlan");
    private static readonly CheckDefinition Sleep = CheckRegister.Find("Machine.Sleep").Under("P1e");

    private static readonly CheckDefinition Hours = CheckRegister.Find("Machine.ActiveHours").Under("P1e");

    public static IEnumerable<CheckResult> Check(ServerInventory inventory)
    {
        if (inventory.Upkeep is not { } upkeep)
        {
            yield break;
        }

        var subject = inventory.ComputerName;
        yield return upkeep.PowerPlanId is not { } plan ? UnreadReason.Result(Plan, inventory, subject, SR.PlanSavesNothing, "upkeep.powerPlan")
            : PowerPlan.Saves(plan) ? Plan.Result(CheckStatus.Warning, subject, SR.PlanSavesNothing, SR.PlanSaves.With(upkeep.PowerPlan ?? plan.ToString()))
            : Plan.Result(CheckStatus.Pass, subject, SR.PlanSavesNothing, SR.PlanSavesNothing);
        yield return upkeep.SleepsAfterMinutes is not { } minutes ? UnreadReason.Result(Sleep, inventory, subject, SR.NeverSleeps, "upkeep.sleepsAfterMinutes", "upkeep.powerPlan")
            : minutes > 0 ? Sleep.Result(CheckStatus.Warning, subject, SR.NeverSleeps, SR.SleepsAfter.With(minutes))
            : Sleep.Result(CheckStatus.Pass, subject, SR.NeverSleeps, SR.NeverSleeps);
        if (inventory.OperatingSystem?.BuildNumber >= ActiveHours.FirstBuild)
        {
            yield return upkeep.ActiveHours is null && UnreadReason.Find(inventory, UnreadHours) is not null
                ? UnreadReason.Result(Hours, inventory, subject, SR.ActiveHoursHold, UnreadHours) : MachineChecks.OfHours(Hours, subject, () => upkeep.ActiveHours, ActiveHours.Night);
        }
    }
}
