using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>Asks what was made since a mark, by a query of the venue (clause R9).</summary>
public static class AccountingList
{
    private const int MostRows = 1_000_000;
    private const int LongestMark = 40;
    private const string Mark = "@mark";

    /// <summary>The mark as it is now.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The mark; empty where there is none.</returns>
    public static string MarkOf(IDatabaseInstance instance, string database, VenueAccountingQuery query, CancellationToken cancellation) =>
        instance.QueryScalar(database, query.MarkQuery, cancellation) ?? "";

    /// <summary>What lies beyond a mark.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="query">The query.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The columns and the rows.</returns>
    /// <exception cref="MigrationException">MarkInvalid, and what a query can meet.</exception>
    public static QueriedRows Beyond(
        IDatabaseInstance instance, string database, VenueAccountingQuery query, string mark, CancellationToken cancellation) =>
        instance.QueryRows(database, Text(query, mark), MostRows, cancellation);

    /// <summary>The query of a list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mark">The mark.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="MigrationException">MarkInvalid.</exception>
    internal static string Text(VenueAccountingQuery query, string mark)
    {
        // The mark comes out of a database and goes into a query: nothing but a number or a time does.
        if (mark.Length is 0 or > LongestMark || !mark.All(c => c is (>= '0' and <= '9') or '-' or ':' or '.' or '+' or 'T' or 'Z' or ' '))
        {
            throw MigrationException.Because(nameof(SR.MarkInvalid), query.MarkQuery, query.MarkQuery, PrintableText.Of(mark));
        }

        return query.ListQuery.Replace(Mark, mark.All(char.IsDigit) ? mark : "'" + mark + "'");
    }
}
