using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Computers;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.SafeNetwork;
using Jupiter.Migration.Servers.Specification;
using Jupiter.Migration.Servers.Windows;

namespace Jupiter.Migration.Cases.Preparation;

/// <summary>What a case knows of the server that works and of the network it works in, for the preparation of the new one (clauses P0 to P3).</summary>
/// <param name="migration">The case.</param>
public sealed class CasePreparation(MigrationCase migration)
{
    /// <summary>The clause by which the old server's inventory is kept.</summary>
    internal const string OfOldServer = "P2";

    private ServerInventory? _old;

    /// <summary>The old server as it was kept at P2.</summary>
    /// <returns>Its inventory; null where none was kept.</returns>
    /// <exception cref="MigrationException">InventoryChanged, and why the file can't be read.</exception>
    public ServerInventory? Old() => _old ??= Kept(OfOldServer);

    /// <summary>Holds a server against what the memo asks of a prepared one, without its network (clauses P1a to P3).</summary>
    /// <param name="inventory">The server.</param>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">What <see cref="Old"/> throws.</exception>
    internal IEnumerable<CheckResult> CheckPrepared(ServerInventory inventory) =>
        new ServerPreparation(PreparationFile.BuiltIn, migration.Plan.Venue, Old() ?? NotKept).Check(inventory);

    /// <summary>Holds a server against all that a conclusion rests on, without its network (clauses P1a to P3, H1, H2, W1).</summary>
    /// <param name="inventory">The server.</param>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">What <see cref="Old"/> throws.</exception>
    internal IEnumerable<CheckResult> CheckConcluded(ServerInventory inventory)
    {
        var sessions = migration.Plan.Venue.RemoteDesktopSessions;
        return CheckPrepared(inventory).Concat((sessions > 0
            ? new ServerSpecification(ServerSpecFile.BuiltIn, ServerRole.RemoteDesktop, sessions) : new ServerSpecification(ServerSpecFile.BuiltIn, ServerRole.DatabaseOnly, null)).Check(inventory));
    }

    /// <summary>What is known of the venue's network: its computers and cards, the old server's addresses, the gateway by which it was seen.</summary>
    /// <returns>The network.</returns>
    /// <exception cref="MigrationException">What <see cref="Old"/> throws.</exception>
    public VenueNetwork Network()
    {
        var plan = migration.Plan;
        var known = VenueNetwork.Of(plan.Venue, Old(), plan.PresencePort);
        var noted = migration.Procedure.Forward.Steps.Select(step => migration.State.Of(step.Id).Facts).ToArray();
        var sightings = noted.Select(facts => ServerFact.From(isOld: true, facts, plan.OldServer, []).Sighting).OfType<ServerSighting>().ToArray();
        return known with
        {
            IsOneMachine = plan.Kind == MigrationKind.OsReinstall,
            OldServerAt =
            [
                .. known.OldServerAt,
                .. from at in sightings.Select(sighting => (Host: sighting.Address, Card: HardwareAddress.Parse(sighting.HardwareAddress))).Prepend((plan.OldServer, null))
                   let host = NetworkHost.Find(at.Host)
                   where host is not null
                   select new AskedComputer { Name = plan.Venue.ServerName, Host = host, Port = plan.PresencePort, HardwareAddress = at.Card },
            ],
            Computers =
            [
                .. known.Computers.Select(computer => new AskedComputer
                {
                    Name = computer.Name,
                    Host = computer.Host,
                    Port = computer.Port,
                    HardwareAddress = HardwareAddress.Parse(noted.Select(facts => ComputerCard.From(facts, computer.Name)?.HardwareAddress).LastOrDefault(card => card is not null)),
                }),
            ],
            Gateways =
            [
                .. known.Gateways,
                .. sightings.Where(sighting => IPAddress.TryParse(sighting.Gateway, out _))
                    .Select(sighting => new VenueGateway(IPAddress.Parse(sighting.Gateway!), HardwareAddress.Parse(sighting.GatewayHardwareAddress))),
            ],
        };
    }

    /// <summary>Asks the network of this computer, where that is the new server.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results; one that says why where it is another computer.</returns>
    /// <exception cref="MigrationException">What <see cref="Old"/> throws.</exception>
    public IReadOnlyList<CheckResult> CheckNetwork(ServerInventory inventory, CancellationToken cancellation) =>
        SafeNetworkCheck.Check(inventory, Network, cancellation);

    /// <summary>An inventory that lies in the case. It may have been changed since; the journal knows what it was.</summary>
    /// <param name="step">The step that it came with.</param>
    /// <returns>The inventory; null where none was kept.</returns>
    /// <exception cref="MigrationException">InventoryChanged, and why the file can't be read.</exception>
    internal ServerInventory? Kept(string step)
    {
        if (KeptInventory.From(migration.State.Of(step).Facts) is not { } kept)
        {
            return null;
        }

        var path = Path.Combine(migration.Layout.Evidence, Path.GetFileName(kept.File));
        var bytes = ServerInventoryFile.ReadBytes(path);
        return Hexadecimal.Sha256(bytes) == kept.Sha256 ? RecordedInventory.Parse(path, bytes)
            : throw MigrationException.Because(nameof(SR.InventoryChanged), path, path, step);
    }

    private ServerInventory NotKept => new()
    {
        ComputerName = migration.Plan.OldServer, ReadAt = migration.Now, MemoryModules = [], Processors = [], Disks = [],
    };
}
