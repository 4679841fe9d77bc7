using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>Whether every query of a venue may be asked: found out when the venue is tested and the night is planned, never first at night.</summary>
public static class VenueQueryRule
{
    private static readonly CheckDefinition Askable = CheckRegister.Find("Venue.Query");

    /// <summary>Which queries do more than read their database, as far as that shows without a server.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="requireReading">Refuses such a query.</param>
    /// <returns>A text each, naming the query and what was found in it.</returns>
    public static IEnumerable<string> RefusedOf(Venue venue, Action<string> requireReading)
    {
        foreach (var (title, query) in QueriesOf(venue))
        {
            if (Refusal(() => requireReading(query)) is { } error)
            {
                yield return $"{title}: {error.Message}";
            }
        }
    }

    /// <summary>Asks the queries whose turn comes only later in the night, and looks at nothing but whether they answer.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result a query.</returns>
    public static IEnumerable<CheckResult> CheckLaterOnes(
        IDatabaseInstance instance, string database, Venue venue, CancellationToken cancellation)
    {
        if (venue.BusinessDayQuery is { } day)
        {
            yield return Ask(day.Title, day.Query, () => instance.QueryScalar(database, day.Query, cancellation));
        }

        foreach (var query in venue.AccountingQueries)
        {
            yield return Ask(query.Title, query.ListQuery, () => AccountingList.Beyond(
                instance, database, query, AccountingList.MarkOf(instance, database, query, cancellation), cancellation));
        }
    }

    private static IEnumerable<(string Title, string Query)> QueriesOf(Venue venue)
    {
        foreach (var query in venue.IdentityQueries)
        {
            yield return (query.Title, query.Query);
        }

        foreach (var query in venue.PreconditionQueries)
        {
            yield return (query.Title, query.Query);
        }

        if (venue.BusinessDayQuery is { } day)
        {
            yield return (day.Title, day.Query);
        }

        foreach (var query in venue.AccountingQueries)
        {
            yield return (query.Title, query.MarkQuery);
            yield return (query.Title, AccountingList.Text(query, "0"));
        }
    }

    private static CheckResult Ask(string title, string query, Action ask) => Refusal(ask) is { } error
        ? Askable.Result(CheckStatus.Fail, title, SR.QueryAnswers, error.Message, query)
        : Askable.Result(CheckStatus.Pass, title, SR.QueryAnswers, SR.QueryAnswers, query);

    private static MigrationException? Refusal(Action ask)
    {
        try
        {
            ask();
            return null;
        }
        catch (MigrationException e) when (QueryErrors.IsOfQuery(e))
        {
            return e;
        }
    }
}
