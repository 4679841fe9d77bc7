using System;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Watch;

/// <summary>What nobody sees between R3a and R3b: the plan names the computer that watches, or it is said that none does (clause R0).</summary>
internal static class WatchGap
{
    /// <summary>What is not seen when the case is gone on with on this computer.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The text; null where this is the computer that watches, or there is no other server.</returns>
    public static string? Of(MigrationCase migration)
    {
        var plan = migration.Plan;
        return plan.Kind != MigrationKind.ServerReplacement || migration.State.Rollback is not null ? null
            : plan.WatchFrom is not { } watcher ? SR.WatchNobody.With(plan.OldServer)
            : string.Equals(watcher, Environment.MachineName, StringComparison.OrdinalIgnoreCase) ? null
            : SR.WatchElsewhere.With(watcher, Environment.MachineName, plan.OldServer);
    }
}
