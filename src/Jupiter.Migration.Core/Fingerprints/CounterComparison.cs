using System.Numerics;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Fingerprints;

/// <summary>Compares a counter with that of the source when their definitions differ (clauses R4b, S4c): no number may be given twice.</summary>
internal static class CounterComparison
{
    /// <summary>Judges a restored counter.</summary>
    /// <param name="check">The check whose result it is.</param>
    /// <param name="name">Kind and name of the counter.</param>
    /// <param name="expected">The source's.</param>
    /// <param name="actual">The restored one.</param>
    /// <returns>The result; null where more than the number differs, or a number is not known.</returns>
    public static CheckResult? Judge(CheckDefinition check, string name, SchemaCounter? expected, SchemaCounter? actual)
    {
        if (expected is null || actual is null || expected.Start != actual.Start || expected.Increment != actual.Increment
            || SchemaCounter.Number(actual.Increment) is not { IsZero: false } step)
        {
            return null;
        }

        // A number that the source never gave has not to be skipped: it counts as one step before the start.
        var given = SchemaCounter.Number(actual.Value);
        var needed = Later(SchemaCounter.Number(expected.Value), SchemaCounter.Number(actual.Furthest), step);
        var (from, to) = (Text(needed), Text(given));
        if (needed is null || given == needed)
        {
            return needed is null && given is not null
                ? check.Warning(name, from, to, SR.CounterAheadRemedy)
                : check.Result(CheckStatus.Pass, name, from, to);
        }

        return given is null || IsLater(needed.Value, given.Value, step)
            ? check.Result(CheckStatus.Fail, name, from, to)
            : check.Warning(name, from, to, SR.CounterAheadRemedy);
    }

    private static BigInteger? Later(BigInteger? one, BigInteger? other, BigInteger step) =>
        one is null ? other : other is null || IsLater(one.Value, other.Value, step) ? one : other;

    private static bool IsLater(BigInteger one, BigInteger other, BigInteger step) => step.Sign > 0 ? one > other : one < other;

    private static string Text(BigInteger? number) => number is { } known ? SR.CounterAt.With(known) : SR.CounterUnused;
}
