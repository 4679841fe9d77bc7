using System;
using System.Collections.Generic;
using System.Globalization;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>
/// One kind of what a line of the journal tells, and what one step hands to the next. It alone knows the names under which the line has it, and
/// both directions: to text and from it.
/// </summary>
public abstract record LineFact
{
    /// <summary>What the line gets: names and culture-free text. What is null is not kept.</summary>
    internal abstract IEnumerable<(string Name, string? Text)> Texts { get; }

    private protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private protected static string? Text(TimeSpan? time) => time?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private protected static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private protected static string Text(bool isSo) => isSo ? "true" : "false";
}
