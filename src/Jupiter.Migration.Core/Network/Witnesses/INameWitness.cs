using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// One way of asking everybody on a network segment who answers to a computer's name. So the server is found under another address than
/// hosts or DNS still tell, and a third machine under its name.
/// </summary>
public interface INameWitness
{
    /// <summary>Stable name of the signal that it gives.</summary>
    string Name { get; }

    /// <summary>How many packets it sent since it was made.</summary>
    int PacketsSent { get; }

    /// <summary>Asks. Never throws because of the network. Nobody answering says nothing: many computers keep silent to such questions.</summary>
    /// <param name="hostName">The server's name; of a name with dots, the first part is the computer's. For an address nothing is asked.</param>
    /// <param name="via">The interface whose segment is asked, by its own address.</param>
    /// <param name="deadline">Ends the waiting at once; what was heard so far is the answer.</param>
    /// <returns>The addresses that answer for the name, each once. What this computer answers itself is not among them.</returns>
    Task<IReadOnlyList<NamedAnswer>> AskAsync(string hostName, SegmentInterface via, CancellationToken deadline);
}
