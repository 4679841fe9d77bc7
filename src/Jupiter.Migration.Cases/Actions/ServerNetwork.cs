using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Runtime.InteropServices;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Place;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Proves before the restore that the server stands in the venue's network as the POS terminals need it (clauses R3b, S3b): what was right in the network of
/// the preparation may be dead here. On the server itself its settings are read; from elsewhere its port is tried.
/// </summary>
/// <param name="context">The step.</param>
internal sealed class ServerNetwork(StepContext context)
{
    private const int DefaultPort = 1433;
    private static readonly TimeSpan QuickLook = TimeSpan.FromSeconds(5);

    private CasePlan Plan => context.Plan;

    private string Server => Plan.NewServer ?? Plan.OldServer;

    /// <summary>Refuses while it does not, unless somebody who has seen that decides otherwise.</summary>
    /// <param name="stand">Where the new server was just seen; null where it was not, or there is none.</param>
    /// <returns>The results, and who decided what.</returns>
    /// <exception cref="MigrationException">PlaceNotProved, with the results as its target.</exception>
    public StepOutcome Prove(ServerSighting? stand)
    {
        var results = Judged(Ask(stand));
        RequireDecided(results);
        var open = Open(results);
        return open.Length == 0 ? new StepOutcome { Checks = results }
            : new StepOutcome { Checks = [.. Waiver.Apply(open, results)], Facts = [new PlaceDecision(CasePerson.Find(Plan, context.DecidedBy!).Name, open)] };
    }

    private CheckResult[] Judged(IEnumerable<CheckResult> checks) =>
        [.. Waiver.Apply(context.Waived, checks).Select(check => check.InProcedure(Plan.Kind == MigrationKind.OsReinstall))];

    private static string[] Open(IEnumerable<CheckResult> results) => [.. results.Where(check => check.Blocks).Select(check => check.Id).Distinct()];

    // Of each check its first finding, as the refusal shows it.
    private void RequireDecided(CheckResult[] results)
    {
        var first = Open(results).Select(id => results.First(check => check.Blocks && check.Id == id)).ToArray();
        var found = first.Select(SeenRefusal.Finding).ToArray();
        if (first.Length > 0 && !SeenRefusal.IsDecided(context, nameof(SR.PlaceNotProved), found))
        {
            throw MigrationException.Because(nameof(SR.PlaceNotProved), results, string.Join("; ", found), first[0].Remedy);
        }
    }

    private IEnumerable<CheckResult> Ask(ServerSighting? stand)
    {
        var addresses = ServerNameCheck.Resolve(Server, QuickLook, context.Cancellation).Addresses;
        var own = addresses.Where(OwnAddresses.Now().Have).ToArray();
        var old = context.Servers.Noted(isOld: true);
        return
        [
            .. own.Length > 0 ? Here(own, old) : FromElsewhere(),
            .. Plan.Kind == MigrationKind.ServerReplacement ? StandingCheck.OfGateway(Server, old, stand) : [],
            .. Plan.NewServerTakesAddress ? [StandingCheck.OfAddress(Server, old?.Address ?? Plan.OldServer, addresses)] : Array.Empty<CheckResult>(),
            .. new ServerNameCheck(Names()).Run(context.Cancellation),
        ];
    }

    private IEnumerable<CheckResult> Here(IPAddress[] own, ServerSighting? old)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return [];
        }

        var instance = ServerAddress.Parse(Plan.NewServerInstance);
        var door = instance.Engine == "SqlServer" ? Door(instance.Port ?? ListeningPort.OfThisComputer(instance.Instance), Cards(own, old)) : null;
        return FirewallCheck.OfThisComputer.Run(Server, door, context.Cancellation);
    }

    private IEnumerable<CheckResult> FromElsewhere()
    {
        // Which port a named instance has its Browser tells; whoever opens it goes through that door himself.
        var instance = ServerAddress.Parse(Plan.NewServerInstance);
        if (instance.Engine != "SqlServer" || instance.Instance is not null)
        {
            return [];
        }

        var addresses = ServerNameCheck.Resolve(instance.Location, QuickLook, context.Cancellation).Addresses;
        using var deadline = context.Cancellation.Within(QuickLook);
        var port = PortCheck.RunAsync(Door(instance.Port ?? DefaultPort, []), addresses, deadline.Token).GetAwaiter().GetResult();
        context.Cancellation.ThrowIfCancellationRequested();
        return [port];
    }

    private DatabaseDoor Door(int? port, IReadOnlyList<VenueCard> cards) => new() { Server = Server, Port = port, Cards = cards };

    private IReadOnlyList<VenueCard> Cards(IPAddress[] own, ServerSighting? old) => VenueCard.OfThisComputer(
        own, [.. Plan.Venue.Computers.Select(computer => AddressOf(computer.Address)).OfType<IPAddress>()], AddressOf(old?.Address));

    private static IPAddress? AddressOf(string? text) => IPAddress.TryParse(text ?? "", out var address) ? address : null;

    private PosCheckRequest Names() => new()
    {
        Database = Plan.Venue.Database,
        Computers = Plan.Venue.Computers,
        AreComputersOff = true,
        ProgramName = Plan.ProgramName,
        Timeout = QuickLook,
        ServerName = Plan.Venue.ServerName,
        ServerHost = Server,
    };
}
