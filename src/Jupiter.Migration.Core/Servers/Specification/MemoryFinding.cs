using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>
/// Judges the memory of a server. Installed modules decide; where only the memory that the operating system sees is known, what is
/// missing may be what firmware and graphics reserve, and then nothing is decided. Nor is it on Hyper-V, whose machines list what they were given so far
/// ("Hyper-V Dynamic Memory Overview" on Microsoft Learn).
/// </summary>
internal static class MemoryFinding
{
    /// <summary>Judges an inventory.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="minimum">Memory that must be installed, in bytes.</param>
    /// <param name="reserved">The most that can be reserved, in bytes.</param>
    /// <returns>The verdict, what is there, what the verdict rests on.</returns>
    public static (CheckStatus Status, string Actual, string Evidence) Of(ServerInventory inventory, long minimum, long reserved)
    {
        var modules = inventory.MemoryModules;
        var visible = inventory.VisibleMemoryBytes;
        var installed = modules.Sum(module => module.CapacityBytes ?? 0);
        var list = SR.SpecMemoryModules.With(
            modules.Count == 0 ? SR.SpecNothingListed : string.Join(" + ", modules.Select(module => SpecText.Memory(module.CapacityBytes))),
            SpecText.Memory(visible));
        if (installed == 0 || (modules.Any(module => module.CapacityBytes is null) && installed < minimum))
        {
            return OfVisible(inventory, minimum, reserved, list);
        }

        var actual = SR.SpecMemoryInstalled.With(SpecText.Memory(installed));
        if (installed < minimum)
        {
            return visible >= minimum
                ? (CheckStatus.Unknown, actual, list + ". " + SR.SpecMemoryContradiction)
                : TooLittle(inventory, actual, list);
        }

        return visible + reserved < minimum
            ? (CheckStatus.Warning, actual, list + ". " + SR.SpecMemoryUnusable)
            : (CheckStatus.Pass, actual, list);
    }

    private static (CheckStatus Status, string Actual, string Evidence) OfVisible(ServerInventory inventory, long minimum, long reserved, string list)
    {
        var visible = inventory.VisibleMemoryBytes;
        if (visible is null or 0)
        {
            return (CheckStatus.Unknown, SR.SpecMemoryUnknown, list);
        }

        var actual = SR.SpecMemoryVisible.With(SpecText.Memory(visible));
        return visible >= minimum ? (CheckStatus.Pass, actual, list)
            : visible + reserved >= minimum
                ? (CheckStatus.Unknown, actual, list + ". " + SR.SpecMemoryBorderline.With(SpecText.Memory(reserved)))
                : TooLittle(inventory, actual, list);
    }

    private static (CheckStatus Status, string Actual, string Evidence) TooLittle(ServerInventory inventory, string actual, string list) =>
        inventory.Hardware?.Hypervisor == HypervisorKind.HyperV ? (CheckStatus.Unknown, actual, list + ". " + SR.SpecMemoryDynamic) : (CheckStatus.Fail, actual, list);
}
