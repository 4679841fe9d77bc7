using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The first line of a case: what was planned.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Kind">Kind of the migration.</param>
/// <param name="Venue">Name of the venue.</param>
/// <param name="Plan">SHA-256 of the plan.</param>
/// <param name="Checks">What was found when it was made.</param>
internal sealed record PlannedCase(string Case, string Kind, string Venue, string Plan, string Checks) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("case", Case), ("kind", Kind), ("venue", Venue), ("plan", Plan), ("checks", Checks)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What was planned.</returns>
    public static PlannedCase From(LineFacts line) => new(line.Text("case"), line.Text("kind"), line.Text("venue"), line.Text("plan"), line.Text("checks"));
}
