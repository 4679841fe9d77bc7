using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>What was written into a database since the restore: which tables differ, and how many rows of each were added, changed, deleted.</summary>
internal static class TableDifference
{
    // A hundred bytes a row.
    private const long RowsAtOnce = 500_000;

    /// <summary>The tables that differ.</summary>
    /// <param name="database">Name of the database where it is not the venue's own.</param>
    /// <param name="before">The fingerprint of the backup.</param>
    /// <param name="now">The fingerprint now.</param>
    /// <param name="baseline">The contents of the backup; null where they can't be had, and rows can only be counted.</param>
    /// <param name="content">The contents now.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A difference a table, by name.</returns>
    public static IEnumerable<WrittenTable> Between(
        string? database, DatabaseFingerprint before, DatabaseFingerprint now, IDatabaseContent? baseline, IDatabaseContent content, CancellationToken cancellation)
    {
        var was = before.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        var @is = now.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        using var old = baseline is null ? null : new ContentSide(baseline, cancellation);
        using var current = new ContentSide(content, cancellation);
        foreach (var name in was.Keys.Union(@is.Keys, StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            was.TryGetValue(name, out var then);
            @is.TryGetValue(name, out var today);
            if (then?.Rows == today?.Rows && then?.Fingerprint == today?.Fingerprint)
            {
                continue;
            }

            var difference = old is null ? null : Count(old, current, name, Math.Max(then?.Rows ?? 0, today?.Rows ?? 0));
            yield return new WrittenTable
            {
                Database = database,
                Name = name,
                RowsBefore = then?.Rows ?? 0,
                RowsNow = today?.Rows ?? 0,
                Added = difference?.Added,
                Changed = difference?.Changed,
                Deleted = difference?.Deleted,
            };
        }
    }

    private static (long Added, long Changed, long Deleted)? Count(ContentSide old, ContentSide current, string table, long rows)
    {
        var parts = (int)(rows / RowsAtOnce) + 1;
        var (added, changed, deleted) = (0L, 0L, 0L);
        for (var part = 0; part < parts; part++)
        {
            var ledger = new RowLedger(current.KeyOf(table) ?? old.KeyOf(table) ?? [], part, parts);
            old.Read(table, ledger);
            ledger.TurnPage();
            current.Read(table, ledger);
            (added, changed, deleted) = (added + ledger.Added, changed + ledger.Changed, deleted + ledger.Deleted);
        }

        return (added, changed, deleted);
    }
}
