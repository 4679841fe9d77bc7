using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// Asks for a NetBIOS name by broadcast (RFC 1002 4.2.12), which every Windows answers that has not been told otherwise. IPv4 only. The
/// broadcast is the limited one (RFC 919), which reaches those with another mask, too.
/// </summary>
internal sealed class NetBiosNameProbe(int port = 137, IPAddress? everybody = null) : INameWitness
{

    // Recursion desired, broadcast (RFC 1002 4.2.12).
    private const int QueryFlags = 0x0110;

    private readonly IPEndPoint _everybody = new IPEndPoint(everybody ?? IPAddress.Broadcast, port);
    private int _sent;

    /// <inheritdoc/>
    public string Name => "NetBiosName";

    /// <inheritdoc/>
    public int PacketsSent => _sent;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NamedAnswer>> AskAsync(string hostName, SegmentInterface via, CancellationToken deadline)
    {
        if (via.OwnAddress.AddressFamily != AddressFamily.InterNetwork
            || ComputerName.Of(hostName) is not { } computer || NetBiosName.OfComputer(computer) is not { } name)
        {
            return [];
        }

        var id = MessageNumber.Next();
        var question = new GroupQuestion(_everybody, bytes => NetBiosAddresses.Read(bytes, id, name) ?? []);
        var answers = await question.AskAsync(
            via, [NameMessage.Question(id, QueryFlags, name, NetBiosName.AddressesType, NameMessage.Internet)], deadline).ConfigureAwait(false);
        Interlocked.Add(ref _sent, question.PacketsSent);
        return answers;
    }
}
