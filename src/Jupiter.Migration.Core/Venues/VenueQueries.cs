using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>Asks a database the questions of its venue.</summary>
public static class VenueQueries
{
    private static readonly CheckDefinition Identity = CheckRegister.Find("Venue.Identity");
    private static readonly CheckDefinition Precondition = CheckRegister.Find("Venue.Precondition");

    /// <summary>Whether the venue's file has preconditions at all. A check of its own: whoever waives it waives no answer of a POS terminal.</summary>
    public static readonly CheckDefinition PreconditionsKnown = CheckRegister.Find("Venue.PreconditionsKnown");

    /// <summary>Whether the business day is open.</summary>
    internal static readonly CheckDefinition BusinessDay = CheckRegister.Find("Venue.BusinessDay");

    /// <summary>Whether a database is this venue's.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result a query; one Unknown when the venue has none.</returns>
    public static IEnumerable<CheckResult> CheckIdentity(
        IDatabaseInstance instance, string database, Venue venue, CancellationToken cancellation)
    {
        if (venue.IdentityQueries.Count == 0)
        {
            return [Identity.Result(CheckStatus.Unknown, venue.Name, venue.Name, SR.VenueHasNoIdentityQuery)];
        }

        return venue.IdentityQueries.Select(query => Check(Identity, instance, database, query, cancellation));
    }

    /// <summary>Whether the answers recorded with a backup are this venue's.</summary>
    /// <param name="recorded">The answers.</param>
    /// <param name="backup">Name of the backup, for the evidence.</param>
    /// <param name="venue">The venue.</param>
    /// <returns>A result a query that there is an answer to.</returns>
    public static IEnumerable<CheckResult> CheckIdentity(IEnumerable<VenueIdentityAnswer> recorded, string backup, Venue venue)
    {
        var answers = recorded.GroupBy(answer => answer.Title).ToDictionary(group => group.Key, group => group.First().Answer);
        foreach (var query in venue.IdentityQueries)
        {
            if (answers.TryGetValue(query.Title, out var answer))
            {
                yield return Identity.Verdict(answer == query.Expected, query.Title, query.Expected, Shown(answer), backup);
            }
        }
    }

    /// <summary>Whether the venue's day is closed and nothing is open, before the final backup.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A result a query; one Unknown when the venue has none.</returns>
    public static IEnumerable<CheckResult> CheckPreconditions(
        IDatabaseInstance instance, string database, Venue venue, CancellationToken cancellation) => venue.PreconditionQueries.Count == 0
        ? [PreconditionsKnown.Result(CheckStatus.Unknown, venue.Name, SR.PreconditionsExpected, SR.VenueHasNoPreconditionQuery)]
        : venue.PreconditionQueries.Select(query => Check(Precondition, instance, database, query, cancellation));

    /// <summary>Whether the business day is open.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="query">The venue's query, or null when it has none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The result; Unknown without a query.</returns>
    public static CheckResult CheckBusinessDay(
        IDatabaseInstance instance, string database, VenueQuery? query, CancellationToken cancellation) =>
        query is null
            ? BusinessDay.Result(CheckStatus.Unknown, database, SR.BusinessDayOpen, SR.VenueHasNoBusinessDayQuery)
            : Check(BusinessDay, instance, database, query, cancellation);

    /// <summary>The answers to the identity queries, for a manifest.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="database">The database.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The answers.</returns>
    public static IReadOnlyList<VenueIdentityAnswer> Answer(
        IDatabaseInstance instance, string database, Venue venue, CancellationToken cancellation) =>
        venue.IdentityQueries.Select(query => new VenueIdentityAnswer
        {
            Title = query.Title,
            Answer = instance.QueryScalar(database, query.Query, cancellation),
        }).ToArray();

    // It goes to the screen, the evidence and the journal: enough to see which venue it is, never a whole column.
    private static string Shown(string? answer) => answer is null ? SR.NoAnswer : PrintableText.Of(answer);

    private static CheckResult Check(
        CheckDefinition check, IDatabaseInstance instance, string database, VenueQuery query, CancellationToken cancellation)
    {
        try
        {
            var answer = instance.QueryScalar(database, query.Query, cancellation);
            return check.Verdict(answer == query.Expected, query.Title, query.Expected, Shown(answer), query.Query);
        }
        catch (MigrationException e) when (QueryErrors.IsOfQuery(e))
        {
            return check.Result(CheckStatus.Unknown, query.Title, query.Expected, e.Message, query.Query) with { Fault = e, Remedy = e.Remedy };
        }
    }
}
