using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Asks a computer for its NetBIOS names and its hardware address (RFC 1002 4.2.17, node status request). IPv4 only.</summary>
/// <param name="port">The UDP port of the name service.</param>
public sealed class NetBiosStatusProbe(int port = 137) : INetworkProbe
{
    private const int MostShown = 8;

    /// <inheritdoc/>
    public string Name => "NetBiosStatus";

    /// <inheritdoc/>
    public async Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork)
        {
            return new ProbeAnswer(ProbeOutcome.NotPossible, SR.NetBiosNotPossible);
        }

        var reply = await QuestionAsync(address, deadline).ConfigureAwait(false);
        return reply.Answer(bytes => NetBiosStatus.Read(bytes) is { } status ? Tell(status) : null);
    }

    /// <summary>Asks who stands at an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What the computer there says of itself; null where none does.</returns>
    public async Task<NetBiosStatus?> LookAsync(IPAddress address, CancellationToken deadline) =>
        address.AddressFamily == AddressFamily.InterNetwork && await QuestionAsync(address, deadline).ConfigureAwait(false) is { Outcome: UdpOutcome.Replied } reply
            ? NetBiosStatus.Read(reply.Bytes)
            : null;

    private Task<UdpReply> QuestionAsync(IPAddress address, CancellationToken deadline) => UdpQuestion.AskAsync(
        new IPEndPoint(address, port),
        NameMessage.Question(MessageNumber.Next(), 0, NetBiosName.Anybody, NetBiosName.StatusType, NameMessage.Internet),
        deadline);

    private static string Tell(NetBiosStatus status)
    {
        // The other suffixes repeat these names for the services that run.
        var names = string.Join(", ", status.Entries.Where(entry => entry.Suffix == NetBiosName.Workstation).Select(entry => entry.Name).Distinct().Take(MostShown));
        return status.HardwareAddress is null ? SR.NetBiosReplied.With(names) : SR.NetBiosRepliedFrom.With(names, status.HardwareAddress);
    }
}
