using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence;

/// <summary>Notes where a server that is on stands: its card, the gateway of its segment, and through which card it was seen (clause R2).</summary>
/// <param name="network">The segments of this computer.</param>
/// <param name="clock">Tells when it was seen.</param>
public sealed class SightingObserver(INeighbourhood network, TimeProvider clock)
{
    /// <summary>Looks at a server.</summary>
    /// <param name="host">The server.</param>
    /// <param name="addresses">Its addresses.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>Where it stands; null when it did not answer on a segment of this computer, as behind a router.</returns>
    public async Task<ServerSighting?> LookAsync(NetworkHost host, IReadOnlyList<IPAddress> addresses, CancellationToken deadline)
    {
        foreach (var address in addresses)
        {
            var own = OwnCard(address);
            if ((own.Segment ?? network.Find(address)) is not { } segment)
            {
                continue;
            }

            var card = own.Card ?? (await network.AskAsync(segment, address, deadline).ConfigureAwait(false)).HardwareAddress;
            if (card is null)
            {
                continue;
            }

            var (gateway, gatewayCard) = await FindGatewayAsync(segment, deadline).ConfigureAwait(false);
            return new ServerSighting
            {
                Host = host.Text,
                Address = address.ToString(),
                HardwareAddress = card.Text,
                Gateway = gateway?.ToString(),
                GatewayHardwareAddress = gatewayCard?.Text,
                AskedFrom = own.Card is null ? segment.OwnHardwareAddress?.Text : null,
                SeenAt = clock.GetUtcNow(),
            };
        }

        return null;
    }

    private async Task<(IPAddress? Gateway, HardwareAddress? Card)> FindGatewayAsync(SegmentInterface segment, CancellationToken deadline)
    {
        foreach (var gateway in segment.Gateways)
        {
            if ((await network.AskAsync(segment, gateway, deadline).ConfigureAwait(false)).HardwareAddress is { } card)
            {
                return (gateway, card);
            }
        }

        return (null, null);
    }

    // On the server itself there is no neighbour to ask; its own settings tell the same.
    private (SegmentInterface? Segment, HardwareAddress? Card) OwnCard(IPAddress address)
    {
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up)
            .FirstOrDefault(card => card.GetIPProperties().UnicastAddresses.Any(unicast => NetworkHost.Plain(unicast.Address).Equals(address)));
        var gateway = own?.GetIPProperties().GatewayAddresses.Select(entry => entry.Address).FirstOrDefault(entry => entry.AddressFamily == address.AddressFamily);
        return own is null || gateway is null ? default : (network.Find(gateway), HardwareAddress.Of(own.GetPhysicalAddress()));
    }
}
