using System.Globalization;
using System.Numerics;

namespace Jupiter.Migration.Fingerprints;

/// <summary>
/// What an identity column or a sequence counts by, as whole numbers in decimal digits. On the medium stands the end of the numbers that a
/// server holds ready, so that a restored one may be ahead of its source; one that is behind would give a number twice.
/// </summary>
public sealed class SchemaCounter
{
    private const int LongestNumber = 40;

    /// <summary>Where it began.</summary>
    public string? Start { get; init; }

    /// <summary>Its step, below zero for one that counts down.</summary>
    public string? Increment { get; init; }

    /// <summary>The last number that it gave; null for one that gave none.</summary>
    public string? Value { get; init; }

    /// <summary>The furthest number in the table, in the direction of the step; null without rows, and for a sequence.</summary>
    public string? Furthest { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? Start ?? "";

    /// <summary>A number of it.</summary>
    /// <param name="digits">Its digits.</param>
    /// <returns>The number, or null when it is none.</returns>
    internal static BigInteger? Number(string? digits) =>
        digits is { Length: > 0 and <= LongestNumber } && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
