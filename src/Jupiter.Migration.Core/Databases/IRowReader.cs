using System;
using System.Threading;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Databases;

/// <summary>Streams rows into a fingerprint. Used by one thread at a time.</summary>
public interface IRowReader : IDisposable
{
    /// <summary>Encodes every row of a piece of a table.</summary>
    /// <param name="table">The table, from <see cref="IDatabaseContent.ReadTables"/>.</param>
    /// <param name="range">The piece, one of <see cref="TableContent.Ranges"/>.</param>
    /// <param name="rows">Takes each value by its type, in the order of the columns, and the end of each row.</param>
    /// <param name="cancellation">Stops it.</param>
    void Read(TableContent table, RowRange range, RowEncoder rows, CancellationToken cancellation);
}
