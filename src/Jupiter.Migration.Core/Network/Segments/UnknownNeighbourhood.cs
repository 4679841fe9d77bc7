using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Network.Segments;

/// <summary>A system whose neighbours nobody here knows how to ask: it stands in no segment, so silence can say nothing there.</summary>
internal sealed class UnknownNeighbourhood : INeighbourhood
{
    /// <inheritdoc/>
    public SegmentInterface? Find(IPAddress address) => null;

    /// <inheritdoc/>
    public Task<NeighbourAnswer> AskAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
        Task.FromResult(new NeighbourAnswer { Outcome = NeighbourOutcome.NotPossible, Means = "-" });

    /// <inheritdoc/>
    public Task<IReadOnlyList<HardwareAddress>?> AskAllAsync(SegmentInterface segment, IPAddress address, CancellationToken deadline) =>
        Task.FromResult<IReadOnlyList<HardwareAddress>?>(null);

    /// <inheritdoc/>
    public IReadOnlyList<Neighbour> Remembered(SegmentInterface segment) => [];
}
