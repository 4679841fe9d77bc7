using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody called the work off before it had changed anything (clause O1).</summary>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record CallOff(string By, string Reason) : LineFact
{
    private const string ByKey = "calledOffBy";
    private const string ReasonKey = "calledOffBecause";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(ByKey, By), (ReasonKey, Reason)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The call; null when the line tells of none.</returns>
    public static CallOff? From(LineFacts line) => line.Has(ByKey) ? new(line.Text(ByKey), line.Text(ReasonKey)) : null;
}
