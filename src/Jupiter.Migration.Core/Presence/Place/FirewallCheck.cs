using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// What Windows takes the network of this computer for, and whether its firewall lets the venue's computers in to the database where it stands now (clause R3b). A rule that was made in the
/// network of the preparation for Private and Domain (clause P3), or for that network's addresses, lets nobody in after the move.
/// </summary>
/// <param name="source">CIM of this computer.</param>
public sealed class FirewallCheck(ICimSource source)
{
    private static readonly CheckDefinition Check = CheckRegister.Find("Server.Firewall");

    /// <summary>The check of the computer that this runs on.</summary>
    public static FirewallCheck OfThisComputer { get; } = new(CimSource.OfThisComputer);

    /// <summary>Reads both and judges them.</summary>
    /// <param name="server">Name or address of this computer.</param>
    /// <param name="door">What is asked of the firewall; null where nothing is.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>A result for the profile of each network, and one of the firewall for each that the venue's may be; Unknown where Windows does not tell.</returns>
    public IReadOnlyList<CheckResult> Run(string server, DatabaseDoor? door, CancellationToken cancellation)
    {
        CheckResult[] profiles = [];
        try
        {
            var networks = ConnectedNetwork.Read(source, cancellation);
            profiles = [.. NetworkProfileCheck.Of(server, networks)];
            return door is null ? profiles : [.. profiles, .. OfDoor(door, networks, WindowsFirewall.Read(source, cancellation))];
        }
        catch (NoDeviceAnswerException e)
        {
            return [.. profiles.DefaultIfEmpty(NetworkProfileCheck.NotTold(server, e.Message)), .. door is null ? Array.Empty<CheckResult>() : [Unknown(door, e.Message)]];
        }
    }

    private static IEnumerable<CheckResult> OfDoor(DatabaseDoor door, IReadOnlyList<ConnectedNetwork> networks, WindowsFirewall firewall) =>
        networks.Count == 0 ? [Unknown(door, SR.NetworkHasNoProfile)]
        : door.Cards.Any(card => networks.Any(network => network.Card == card.Name)) ? door.Cards.SelectMany(card => OfCard(door, card, networks, firewall))
        : networks.Select(network => Judge(door, network, [.. door.Cards.SelectMany(card => card.Callers)], firewall));

    private static IEnumerable<CheckResult> OfCard(DatabaseDoor door, VenueCard card, IReadOnlyList<ConnectedNetwork> networks, WindowsFirewall firewall) =>
        networks.Where(network => network.Card == card.Name).Select(network => Judge(door, network, card.Callers, firewall))
            .DefaultIfEmpty(Unknown(door, SR.FirewallProfileUnknown.With(PrintableText.Of(card.Name))));

    private static CheckResult Judge(DatabaseDoor door, ConnectedNetwork network, IReadOnlyList<IPAddress> callers, WindowsFirewall firewall)
    {
        if (network.Category is not { } profile || firewall.Without(network) is not { } otherwise)
        {
            return Unknown(door, SR.FirewallProfileUnknown.With(PrintableText.Of(network.Card)));
        }

        var about = otherwise.RulesCount ? firewall.InboundRules.Where(rule => rule.IsAbout(profile, door.Port)).ToArray() : [];
        var kept = about.Where(rule => rule.Blocks && callers.Any(rule.Concerns)).ToArray();
        var let = about.Where(rule => rule.Allows && callers.Any(rule.Concerns)).ToArray();
        var outside = otherwise.IsLetIn ? [] : callers.Where(caller => !let.Any(rule => rule.Concerns(caller))).ToArray();
        var found = kept.Length > 0 ? SR.FirewallKeepsOut.With(profile, Names(kept))
            : otherwise.IsLetIn ? SR.FirewallIsOff.With(profile)
            : outside.Length == 0 ? SR.FirewallLetsIn.With(profile, Names(let))
            : let.Length == 0 ? SR.FirewallHasNoRule.With(profile)
            : SR.FirewallLetsOthersIn.With(profile, Names(let), string.Join(", ", outside.Select(caller => caller.ToString())));

        // Without its port, a rule for the port can't be told from one for another.
        return door.Port is null && kept.Length == 0 && outside.Length > 0
            ? Unknown(door, SR.FirewallPortUnknown.With(profile))
            : Check.Verdict(kept.Length == 0 && outside.Length == 0, door.Server, door.Expected, found);
    }

    private static CheckResult Unknown(DatabaseDoor door, string why) => Check.Result(CheckStatus.Unknown, door.Server, door.Expected, why);

    private static string Names(IEnumerable<FirewallRule> rules) => string.Join(", ", rules.Select(rule => PrintableText.Of(rule.Name)).Distinct().Take(5));
}
