using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Whether a business day was open in the restored database before any POS terminal was on (clause R6).</summary>
/// <param name="IsOpen">Whether one was.</param>
internal sealed record BusinessDayAtRestore(bool IsOpen) : LineFact
{
    private const string Name = "businessDayOpen";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Name, Text(IsOpen))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The fact; null when it was not kept.</returns>
    public static BusinessDayAtRestore? From(LineFacts line) => line.Has(Name) ? new(line.Text(Name) == Text(true)) : null;
}
