using System.Linq;
using System.Net.NetworkInformation;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Watches;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>What a watch has to know of a case: for whom it looks in the week in which the old server stays off and untouched (clauses R3a, R9).</summary>
public static class RetentionWatch
{
    /// <summary>Takes it from a case. Nothing is written into the case: a copy of it will do.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The watch.</returns>
    /// <exception cref="MigrationException">CaseHasOneServer, WatchTooEarly, WatchNotNeeded, WatchOnOldServer.</exception>
    public static WatchDescription Of(MigrationCase migration)
    {
        var plan = migration.Plan;
        if (plan.Kind != MigrationKind.ServerReplacement)
        {
            throw MigrationException.Because(nameof(SR.CaseHasOneServer), plan.Id, plan.Id);
        }

        if (SwitchOff.EndOfWeek(migration) is not { } end)
        {
            throw MigrationException.Because(nameof(SR.WatchTooEarly), plan.Id, plan.OldServer);
        }

        if (migration.State.Rollback is not null || migration.Now >= end)
        {
            throw MigrationException.Because(nameof(SR.WatchNotNeeded), plan.Id, plan.OldServer);
        }

        var (old, @new) = (Sighting(migration, isOld: true), Sighting(migration, isOld: false));
        if (HardwareAddress.Parse(old?.HardwareAddress) is { } card && NetworkInterface.GetAllNetworkInterfaces().Any(own => card.Equals(HardwareAddress.Of(own.GetPhysicalAddress()))))
        {
            throw MigrationException.Because(nameof(SR.WatchOnOldServer), plan.Id, plan.OldServer);
        }

        return new WatchDescription
        {
            Case = plan.Id,
            Venue = plan.Venue.Name,
            OldServer = plan.OldServer,
            OldAddress = old?.Address,
            OldHardwareAddress = old?.HardwareAddress,
            NewServer = plan.NewServer!,
            NewHardwareAddress = @new?.HardwareAddress,
            Port = plan.PresencePort,
            Until = end,
        };
    }

    private static ServerSighting? Sighting(MigrationCase migration, bool isOld) => migration.Procedure.Forward.Steps.Reverse()
        .Select(step => ServerFact.From(isOld, migration.State.Of(step.Id).Facts, isOld ? migration.Plan.OldServer : migration.Plan.NewServer!, []).Sighting)
        .FirstOrDefault(sighting => sighting is not null);
}
