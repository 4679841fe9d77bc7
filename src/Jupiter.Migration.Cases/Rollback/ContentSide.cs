using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>One of the two contents that are held against each other, with the one reader that goes over its tables.</summary>
internal sealed class ContentSide(IDatabaseContent content, CancellationToken cancellation) : IDisposable
{
    private readonly Dictionary<string, TableContent> _tables = content.ReadTables(cancellation).ToDictionary(table => table.Name, StringComparer.Ordinal);
    private readonly IRowReader _reader = content.OpenReader();
    private readonly CancellationToken _cancellation = cancellation;

    /// <summary>The key of a table.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>Places of its columns, or null when there is no such table.</returns>
    public IReadOnlyList<int>? KeyOf(string table) => _tables.TryGetValue(table, out var found) ? found.KeyColumns : null;

    /// <summary>Tells a ledger of every row of a table; of none when there is no such table.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="ledger">The ledger.</param>
    public void Read(string table, RowLedger ledger)
    {
        if (!_tables.TryGetValue(table, out var found))
        {
            return;
        }

        var encoder = new RowEncoder(ledger);
        foreach (var range in found.Ranges)
        {
            _reader.Read(found, range, encoder, _cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
