using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>
/// Tells the rows of one part of a table apart, before and now, by their keys. Rows whose key hash falls into other parts are passed over,
/// so that memory does not grow with the table: it is read once for each part.
/// </summary>
internal sealed class RowLedger(IReadOnlyList<int> key, int part, int parts) : IRowListener
{
    private readonly Dictionary<RowHash, List<RowHash>> _before = [];
    private readonly IReadOnlyList<int> _key = key;
    private readonly ulong _part = (ulong)part;
    private readonly ulong _parts = (ulong)parts;
    private bool _isNow;

    /// <summary>Rows that were not there before.</summary>
    public long Added { get; private set; }

    /// <summary>Rows that were there with other contents.</summary>
    public long Changed { get; private set; }

    /// <summary>Rows that are no more; known when all rows of both sides have been told.</summary>
    public long Deleted => _before.Values.Sum(rows => (long)rows.Count);

    /// <summary>From here on the rows as they are now are told.</summary>
    public void TurnPage() => _isNow = true;

    /// <inheritdoc/>
    public void RowEnded(ReadOnlySpan<byte> encoded, RowHash hash)
    {
        // A row that is too long to be kept whole has no key here: a change of it counts as one row deleted and one added.
        var key = _key.Count == 0 || encoded.IsEmpty ? hash : EncodedRow.HashOf(encoded, _key);
        if (key.High % _parts != _part)
        {
            return;
        }

        if (!_isNow)
        {
            Rows(key).Add(hash);
        }
        else if (!_before.TryGetValue(key, out var rows))
        {
            Added++;
        }
        else
        {
            Settle(key, rows, hash);
        }
    }

    private void Settle(RowHash key, List<RowHash> rows, RowHash hash)
    {
        if (!rows.Remove(hash))
        {
            Changed++;
            rows.RemoveAt(rows.Count - 1);
        }

        if (rows.Count == 0)
        {
            _before.Remove(key);
        }
    }

    private List<RowHash> Rows(RowHash key)
    {
        if (!_before.TryGetValue(key, out var rows))
        {
            _before.Add(key, rows = new List<RowHash>(1));
        }

        return rows;
    }
}
