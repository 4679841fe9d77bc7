using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>Keeps an answer small enough to be held and recorded.</summary>
/// <param name="query">The query, for errors.</param>
/// <param name="most">How many rows are taken; null for an answer of one value.</param>
public sealed class AnswerSize(string query, int? most)
{
    private int _rows;
    private long _characters;

    /// <summary>Counts one more row.</summary>
    /// <exception cref="Errors.MigrationException">QueryTooLong.</exception>
    public void AddRow() => DatabaseErrors.RequireFewer(query, _rows++, most ?? 1);

    /// <summary>Counts one more value. An answer that is compared has to be whole; a list for people is better cut than not there.</summary>
    /// <param name="value">The value.</param>
    /// <returns>What is kept of it.</returns>
    /// <exception cref="Errors.MigrationException">QueryFailed: it is too long, or the list has become so.</exception>
    public string? Keep(string? value)
    {
        if (value?.Length > QueryLimits.LongestValue)
        {
            value = most is null ? throw TooLong(QueryLimits.LongestValue) : value.Substring(0, QueryLimits.LongestValue) + "…";
        }

        _characters += value?.Length ?? 0;
        return _characters <= QueryLimits.LongestList ? value : throw TooLong(QueryLimits.LongestList);
    }

    private Errors.MigrationException TooLong(int longest) => QueryErrors.Failed(query, SR.QueryAnswerTooLong.With(longest));
}
