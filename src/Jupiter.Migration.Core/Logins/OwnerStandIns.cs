using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Logins;

/// <summary>Asks a server what a restore made there for the owner of a database.</summary>
public static class OwnerStandIns
{
    /// <summary>Asks.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The restored database there.</param>
    /// <param name="recorded">Who came in on the old server; null where the manifest does not tell.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was made; null where the engine knows no logins, or the owner is the server's own administrator.</returns>
    public static OwnerStandIn? Of(IDatabaseInstance instance, string database, EntryRecord? recorded, CancellationToken cancellation) =>
        recorded?.Owner is { } owner && !owner.IsBuiltInAdministrator() && instance is ILoginStore store ? store.FindStandIn(database, owner, cancellation) : null;
}
