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
    private const int MostRows = 1_000_000;

    /// <summary>The marks as they are now.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A mark for each query.</returns>
    public static ReceiptMarks Marks(IDatabaseInstance instance, Venue venue, CancellationToken cancellation) =>
        new([.. venue.AccountingQueries.Select(query => instance.QueryScalar(venue.Database, query.MarkQuery, cancellation) ?? "")]);

    /// <summary>What lies beyond the marks.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="marks">The marks after the restore.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A list for each query.</returns>
    /// <exception cref="MigrationException">MarkMissing: the mark of a query was not noted.</exception>
    public static IEnumerable<WrittenList> Lists(
        IDatabaseInstance instance, Venue venue, ReceiptMarks marks, CancellationToken cancellation) =>
        venue.AccountingQueries.Select((query, i) => new WrittenList
        {
            Title = query.Title,
            Rows = marks.Marks[i] is { } mark
                ? instance.QueryRows(venue.Database, Beyond(query, mark), MostRows, cancellation)
                    .Select(row => string.Join(" | ", row.Select(value => value ?? ""))).ToArray()
                : throw MigrationException.Because(nameof(SR.MarkMissing), query.Title, query.Title),
        });

    // The mark comes out of a database and goes into a query: nothing but a number or a time does.
    private static string Beyond(VenueAccountingQuery query, string mark)
    {
        if (mark.Length is 0 or > 40 || !mark.All(c => c is (>= '0' and <= '9') or '-' or ':' or '.' or '+' or 'T' or 'Z' or ' '))
        {
            throw MigrationException.Because(nameof(SR.MarkInvalid), query.MarkQuery, query.MarkQuery, PrintableText.Of(mark));
        }

        return query.ListQuery.Replace("@mark", mark.All(char.IsDigit) ? mark : "'" + mark + "'");
    }
}
