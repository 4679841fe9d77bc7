using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Presence.Devices;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Place;

/// <summary>
/// What Windows takes the network for that this computer was moved to (clause R3b). A network that it does not know is Public, and a firewall
/// rule that was made in the network of the preparation for Private and Domain (clause P3) no longer counts: no POS terminal gets in.
/// </summary>
/// <param name="source">CIM of this computer.</param>
public sealed class NetworkProfileCheck(ICimSource source)
{
    private static readonly CheckDefinition Profile = CheckRegister.Find("Server.NetworkProfile");

    /// <summary>The check of the computer that this runs on.</summary>
    public static NetworkProfileCheck OfThisComputer { get; } = new(CimSource.OfThisComputer);

    /// <summary>Asks.</summary>
    /// <param name="server">Name or address of this computer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>A result for each network; one that says why where Windows does not tell. None blocks: whether a rule lets in there, <see cref="FirewallCheck"/> tells.</returns>
    public IReadOnlyList<CheckResult> Run(string server, CancellationToken cancellation)
    {
        try
        {
            return ConnectedNetwork.Read(source, cancellation) is { Count: > 0 } networks
                ? [.. networks.Select(network => Of(server, network))]
                : [Profile.Result(CheckStatus.Warning, server, SR.NetworkIsKnown, SR.NetworkHasNoProfile)];
        }
        catch (NoDeviceAnswerException e)
        {
            return [Profile.Result(CheckStatus.Warning, server, SR.NetworkIsKnown, e.Message)];
        }
    }

    private static CheckResult Of(string server, ConnectedNetwork network) => Profile.Result(
        network.Category is FirewallProfile.Private or FirewallProfile.Domain ? CheckStatus.Pass : CheckStatus.Warning,
        server,
        SR.NetworkIsKnown,
        SR.NetworkProfileIs.With(PrintableText.Of(network.Card), PrintableText.Of(network.Name), Shown(network.Category)));

    // As Windows names the categories of networks, which differ from the firewall's names of profiles by one.
    private static string Shown(FirewallProfile? category) => category switch { FirewallProfile.Domain => "DomainAuthenticated", { } known => known.ToString(), null => "?" };
}
