using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Presence.Place;

/// <summary>A network that a computer stands in, as Windows takes it (<c>MSFT_NetConnectionProfile</c>; Windows Server 2012 and newer).</summary>
/// <param name="Card">Name of the card.</param>
/// <param name="Name">Name of the network.</param>
/// <param name="Category">The profile of the firewall that holds there; null where Windows tells none that is known.</param>
internal sealed record ConnectedNetwork(string Card, string Name, FirewallProfile? Category)
{
    /// <summary>The namespace of the classes that tell of networks and of the firewall.</summary>
    public const string Namespace = @"root\StandardCimv2";

    private const string Query = "SELECT Name, InterfaceAlias, NetworkCategory FROM MSFT_NetConnectionProfile";

    // By the numbers of NetworkCategory.
    private static readonly FirewallProfile[] Categories = [FirewallProfile.Public, FirewallProfile.Private, FirewallProfile.Domain];

    /// <summary>Reads them.</summary>
    /// <param name="source">CIM of this computer.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The networks.</returns>
    /// <exception cref="NoDeviceAnswerException">Windows does not tell.</exception>
    public static IReadOnlyList<ConnectedNetwork> Read(ICimSource source, CancellationToken cancellation) =>
        [.. source.Query("", Namespace, Query, cancellation).Select(row => new ConnectedNetwork(row.Raw("InterfaceAlias"), row.Text("Name"), Of(row.Number("NetworkCategory"))))];

    private static FirewallProfile? Of(long? number) => number is >= 0 and < 3 ? Categories[(int)number] : null;
}
