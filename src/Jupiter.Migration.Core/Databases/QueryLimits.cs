using System;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>What a venue's query may cost, on every engine: it asks for a name, a number, a list of what one night made.</summary>
public static class QueryLimits
{
    /// <summary>The longest query, in characters.</summary>
    public const int LongestQuery = 8000;

    /// <summary>The longest value of an answer, in characters.</summary>
    public const int LongestValue = 4000;

    /// <summary>The longest list, in characters: what a computer with little memory still holds.</summary>
    public const int LongestList = 1 << 25;

    /// <summary>The longest time that a query may take: a list of a large table without an index, on an old disk.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    /// <summary>Asks a query, and stops it when it takes too long.</summary>
    /// <typeparam name="T">Its answer.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="ask">Asks it.</param>
    /// <param name="cancellation">Stops it earlier.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="Errors.MigrationException">QueryFailed: it took too long.</exception>
    public static T Within<T>(string query, Func<CancellationToken, T> ask, CancellationToken cancellation)
    {
        using var end = RunClock.Current.CreateCancellationTokenSource(LongestRun);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellation);
        try
        {
            return ask(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw QueryErrors.Failed(query, SR.QueryTookTooLong.With(LongestRun.TotalMinutes));
        }
    }
}
