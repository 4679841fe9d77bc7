using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Holds a new computer against what the memo asks of a prepared server (clauses P1a to P1f, P3; H2 where people work on it by remote desktop).</summary>
/// <param name="profile">The runtimes and browsers that are asked for.</param>
/// <param name="venue">The venue; null where nobody told it.</param>
/// <param name="old">What was recorded on the old server; null where nothing was.</param>
public sealed class ServerPreparation(PreparationProfile profile, Venue? venue, ServerInventory? old)
{
    /// <summary>Checks a server; each result is made when it is asked for.</summary>
    /// <param name="inventory">The new server.</param>
    /// <returns>The results; those of its database server only where the old one's was recorded.</returns>
    public IEnumerable<CheckResult> Check(ServerInventory inventory) =>
        NamePreparation.Check(inventory, venue?.ServerName ?? old?.ComputerName)
            .Concat(AccountPreparation.Check(inventory))
            .Concat(RuntimePreparation.Check(inventory, profile))
            .Concat(BrowserPreparation.Check(inventory, profile))
            .Concat(CompanionPreparation.Check(inventory, venue))
            .Concat(UpkeepPreparation.Check(inventory))
            .Concat(DoorPreparation.Check(inventory))
            .Concat(old is null ? [] : CompanionPreparation.CheckBound(inventory, old, profile.CompanionsFor(venue)))
            .Concat(RemotePreparation.Check(inventory))
            .Concat(RemoteDesktopPreparation.Check(inventory, venue?.RemoteDesktopSessions ?? 0, old))
            .Concat(old is null ? [] : new InstancePreparation(inventory, old, venue).Check());
}
