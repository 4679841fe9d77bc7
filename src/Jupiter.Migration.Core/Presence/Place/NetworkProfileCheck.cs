using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// What Windows takes the network for that this computer was moved to (clause R3b). A network that it does not know is Public, and a firewall
/// rule that was made in the network of the preparation for Private and Domain (clause P3) no longer counts: no POS terminal gets in.
/// </summary>
internal static class NetworkProfileCheck
{
    private static readonly CheckDefinition Profile = CheckRegister.Find("Server.NetworkProfile");

    /// <summary>Judges what Windows told.</summary>
    /// <param name="server">Name or address of this computer.</param>
    /// <param name="networks">The networks.</param>
    /// <returns>A result for each network. None blocks: whether a rule lets in there, <see cref="FirewallCheck"/> tells.</returns>
    public static IEnumerable<CheckResult> Of(string server, IReadOnlyList<ConnectedNetwork> networks) =>
        networks.Select(network => Of(server, network)).DefaultIfEmpty(NotTold(server, SR.NetworkHasNoProfile));

    /// <summary>What is said where Windows does not tell.</summary>
    /// <param name="server">Name or address of this computer.</param>
    /// <param name="why">Why not.</param>
    /// <returns>The result.</returns>
    public static CheckResult NotTold(string server, string why) => Profile.Result(CheckStatus.Warning, server, SR.NetworkIsKnown, why);

    private static CheckResult Of(string server, ConnectedNetwork network) => Profile.Result(
        network.Category is FirewallProfile.Private or FirewallProfile.Domain ? CheckStatus.Pass : CheckStatus.Warning,
        server,
        SR.NetworkIsKnown,
        SR.NetworkProfileIs.With(PrintableText.Of(network.Card), PrintableText.Of(network.Name), Shown(network.Category)));

    // As Windows names the categories of networks, which differ from the firewall's names of profiles by one.
    private static string Shown(FirewallProfile? category) => category switch { FirewallProfile.Domain => "DomainAuthenticated", { } known => known.ToString(), null => "?" };
}
