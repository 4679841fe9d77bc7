using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Servers.Companions;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Which of the programs that are bound to their computer an inventory shows.</summary>
public static class CompanionSight
{
    /// <summary>Those that are on a server.</summary>
    /// <param name="inventory">The server.</param>
    /// <param name="table">The table.</param>
    /// <returns>Those that were seen.</returns>
    public static IEnumerable<CompanionRequirement> Of(ServerInventory inventory, IReadOnlyList<CompanionRequirement> table) => table.Where(companion => On(inventory, companion) == true);

    /// <summary>Whether one is on a server.</summary>
    /// <param name="inventory">The server.</param>
    /// <param name="companion">The program.</param>
    /// <returns>Whether it is; null where that was not read.</returns>
    public static bool? On(ServerInventory inventory, CompanionRequirement companion)
    {
        var (services, programs) = (inventory.Programs?.Services, inventory.Programs?.Installed);
        return services?.Any(service => (companion.Services ?? []).Contains(service.Name, StringComparer.OrdinalIgnoreCase)) == true
            || programs?.Any(program => (companion.Programs ?? []).Any(part => program.Name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)) == true ? true
            : (services is null && companion.Services is { Count: > 0 }) || (programs is null && companion.Programs is { Count: > 0 }) ? null : false;
    }
}
