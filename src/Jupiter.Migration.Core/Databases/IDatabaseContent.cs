using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Databases;

/// <summary>One consistent view of a database's schema and rows, for fingerprints.</summary>
public interface IDatabaseContent : IDisposable
{
    /// <summary>Everything in the schema that has a definition: tables, indexes, views, triggers, settings.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The objects, in any order.</returns>
    IReadOnlyList<SchemaObject> ReadSchema(CancellationToken cancellation);

    /// <summary>The tables and the pieces in which their rows can be read side by side.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The tables, in any order.</returns>
    IReadOnlyList<TableContent> ReadTables(CancellationToken cancellation);

    /// <summary>Opens a reader of rows. Several readers see the same view and may run side by side, at most one a processor.</summary>
    /// <returns>The reader; the caller disposes of it.</returns>
    IRowReader OpenReader();
}
