using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network;

/// <summary>One way of asking an address whether somebody is there.</summary>
public interface INetworkProbe
{
    /// <summary>Stable name of the signal that it gives.</summary>
    string Name { get; }

    /// <summary>Asks. What can be noted without waiting is noted before this returns its task. Never throws because of the network.</summary>
    /// <param name="address">Who is asked.</param>
    /// <param name="deadline">Ends the waiting at once; what was seen so far is the answer.</param>
    /// <returns>What came back.</returns>
    Task<ProbeAnswer> AskAsync(IPAddress address, CancellationToken deadline);
}
