using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Whether the new server stands in a network of its own while both are on for a trial (clause P0): two servers that are seen on one segment are
/// what R0 calls inadmissible, and POS terminals could reach the copy.
/// </summary>
internal static class TrialNetwork
{
    private static readonly CheckDefinition Apart = CheckRegister.Find("Trial.Network");

    /// <summary>Looks for both.</summary>
    /// <param name="context">The step.</param>
    /// <returns>Fail when both are on one segment; Warning where that can't be seen from here.</returns>
    public static CheckResult NewIsApart(StepContext context)
    {
        var plan = context.Plan;
        if (plan.Kind != MigrationKind.ServerReplacement || plan.NewServerTakesAddress)
        {
            return Apart.Result(CheckStatus.Warning, plan.NewServer ?? plan.TrialServerInstance ?? "-", SR.TrialApart, SR.TrialApartNotSeen);
        }

        var (old, @new) = (context.Servers.Look(plan.OldServer), context.Servers.Look(plan.NewServer!));
        if (old is null || @new is null || old.HardwareAddress == @new.HardwareAddress)
        {
            return Apart.Result(CheckStatus.Warning, plan.NewServer!, SR.TrialApart, SR.TrialApartNotSeen);
        }

        var together = AreTogether(old, @new);
        return Apart.Verdict(!together, plan.NewServer!, SR.TrialApart, together ? SR.TrialTogether : SR.TrialApart, $"{old}; {@new}");
    }

    /// <summary>
    /// Whether two servers that were both seen stand on one segment: seen by one card of this computer, or this computer is one of them and
    /// sees the other.
    /// </summary>
    /// <param name="old">The old server.</param>
    /// <param name="new">The new server.</param>
    /// <returns>Whether they do.</returns>
    internal static bool AreTogether(ServerSighting old, ServerSighting @new) =>
        old.AskedFrom is null || @new.AskedFrom is null || old.AskedFrom == @new.AskedFrom;
}
