using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Segments;

/// <summary>The network segments that this computer stands in, asked below TCP and ICMP, where no firewall hides a machine (ARP, RFC 826; neighbour discovery, RFC 4861).</summary>
public interface INeighbourhood
{
    /// <summary>The interface in whose subnet an address of another machine lies, while its link is up.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The interface, or null when there is none or the system does not tell.</returns>
    SegmentInterface? Find(IPAddress address);

    /// <summary>Asks the segment once who has an address. Never answers from a memory. Never throws because of the network.</summary>
    /// <param name="segment">The interface through which is asked.</param>
    /// <param name="address">Whose card is wanted.</param>
    /// <param name="deadline">Ends the waiting at once; the answer is then NotPossible.</param>
    /// <returns>What came of it.</returns>
    Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline);

    /// <summary>Asks the segment once who has an address, and listens on: two machines with one address both answer.</summary>
    /// <param name="segment">The interface through which is asked.</param>
    /// <param name="address">Whose cards are wanted.</param>
    /// <param name="deadline">Ends the waiting at once.</param>
    /// <returns>Each card that answered, once; null where the system hands over the first answer only, or it could not be asked.</returns>
    Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline);

    /// <summary>What the system remembers of a segment: a hint under which other address a card was seen.</summary>
    /// <param name="segment">The interface.</param>
    /// <returns>The entries with a card; empty where the system does not tell.</returns>
    IReadOnlyList<Neighbour> Remembered(SegmentInterface segment);
}
