using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What LLMNR and multicast DNS have in common: the DNS's question for the addresses of a name, sent to a group of the link.</summary>
internal abstract class MulticastWitness(IPEndPoint groupV4, IPEndPoint groupV6) : INameWitness
{
    private int _sent;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public int PacketsSent => _sent;

    /// <summary>The class of the question, with its bits.</summary>
    protected abstract int QuestionClass { get; }

    /// <summary>Whether an answer may have the number 0 instead of its question's.</summary>
    protected abstract bool MayBeUnnumbered { get; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NamedAnswer>> AskAsync(string hostName, SegmentInterface via, CancellationToken deadline)
    {
        if (ComputerName.Of(hostName) is not { } computer || NameOf(computer) is not { } name)
        {
            return [];
        }

        var id = MessageNumber.Next();
        var group = via.OwnAddress.AddressFamily == AddressFamily.InterNetworkV6 ? groupV6 : groupV4;
        var question = new GroupQuestion(
            group, bytes => DnsAddressRecords.Read(bytes, id, name) ?? (MayBeUnnumbered ? DnsAddressRecords.Read(bytes, 0, name) : null) ?? []);

        // A message has one question (RFC 4795 2.1.1), so there are two, for either family.
        var answers = await question.AskAsync(
            via,
            [
                NameMessage.Question(id, 0, name, DnsAddressRecords.IPv4, QuestionClass),
                NameMessage.Question(id, 0, name, DnsAddressRecords.IPv6, QuestionClass),
            ],
            deadline).ConfigureAwait(false);
        Interlocked.Add(ref _sent, question.PacketsSent);
        return answers;
    }

    /// <summary>The name by which a computer is asked for.</summary>
    /// <param name="computer">The computer.</param>
    /// <returns>The name, or null when it can be none.</returns>
    protected abstract WireName? NameOf(string computer);
}
