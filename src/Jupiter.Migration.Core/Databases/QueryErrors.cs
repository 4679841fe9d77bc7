using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>What can be wrong with a venue's query.</summary>
public static class QueryErrors
{
    /// <summary>It can't be run.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">Why.</param>
    /// <returns>QueryFailed.</returns>
    public static MigrationException Failed(string query, string words) =>
        MigrationException.Because(nameof(SR.QueryFailed), query, PrintableText.Of(query), words);

    /// <summary>It would do more than read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="found">What in it, and where.</param>
    /// <returns>QueryWrites.</returns>
    public static MigrationException Writes(string query, string found) =>
        MigrationException.Because(nameof(SR.QueryWrites), query, PrintableText.Of(query), found);

    /// <summary>It would read something else than the tables of its database, or in a way that nobody has judged.</summary>
    /// <param name="query">The query.</param>
    /// <param name="found">What in it, and where.</param>
    /// <returns>QueryNotAllowed.</returns>
    public static MigrationException NotAllowed(string query, string found) =>
        MigrationException.Because(nameof(SR.QueryNotAllowed), query, PrintableText.Of(query), found);

    /// <summary>Whether an error says that a query is at fault, and not the server or the network.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsOfQuery(MigrationException error) =>
        error.ErrorId is nameof(SR.QueryFailed) or nameof(SR.QueryWrites) or nameof(SR.QueryNotAllowed) or nameof(SR.QueryTooLong) or nameof(SR.MarkInvalid);

    /// <summary>Refuses a query that is too long to be one that a person wrote.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="MigrationException">QueryNotAllowed.</exception>
    public static void RequireLength(string query)
    {
        if (query.Length > QueryLimits.LongestQuery)
        {
            throw NotAllowed(query, SR.QueryFoundLength.With(QueryLimits.LongestQuery));
        }
    }
}
