using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>
/// Asks a database what was made since the restore, by the venue's own queries. Each has a mark, such as the greatest number of a receipt,
/// that is noted right after the restore; what lies beyond it is new.
/// </summary>
internal static class WrittenSince
{
    /// <summary>The marks as they are now.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A mark for each query.</returns>
    public static ReceiptMarks Marks(IDatabaseInstance instance, Venue venue, CancellationToken cancellation) =>
        new([.. venue.AccountingQueries.Select(query => AccountingList.MarkOf(instance, venue.Database, query, cancellation))]);

    /// <summary>What lies beyond the marks.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="marks">The marks after the restore.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A list for each query.</returns>
    /// <exception cref="MigrationException">MarkMissing: the mark of a query was not noted.</exception>
    public static IEnumerable<WrittenList> Lists(
        IDatabaseInstance instance, Venue venue, ReceiptMarks marks, CancellationToken cancellation) =>
        venue.AccountingQueries.Select((query, i) => Listed(
            query.Title,
            marks.Marks[i] is { } mark
                ? AccountingList.Beyond(instance, venue.Database, query, mark, cancellation)
                : throw MigrationException.Because(nameof(SR.MarkMissing), query.Title, query.Title)));

    private static WrittenList Listed(string title, QueriedRows listed)
    {
        string[][] cells = [.. listed.Rows.Select(row => row.Select(value => value ?? "").ToArray())];
        return new WrittenList
        {
            Title = title,
            Columns = listed.Columns.All(string.IsNullOrWhiteSpace) ? null : listed.Columns,
            Rows = [.. cells.Select(row => string.Join(WrittenList.Between, row))],
            Cells = cells,
        };
    }
}
