using System.Collections.Generic;
using System.Threading;

namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>A database server that has more than its databases, which nobody carries by a backup of one.</summary>
public interface IInstanceSurroundings
{
    /// <summary>Reads it and changes nothing. What can't be read is told as not known and leaves the rest.</summary>
    /// <param name="isDetailed">Whether also who may do what, and as whom: <see cref="InstanceInventory.IsDetailed"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What there is, by kind.</returns>
    IReadOnlyList<InstanceItem> ReadSurroundings(bool isDetailed, CancellationToken cancellation);
}
