using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that the night goes on although the server's place in the venue's network is not proved (clause R3b).</summary>
/// <param name="By">Who.</param>
/// <param name="Checks">The checks that did not pass.</param>
internal sealed record PlaceDecision(string By, IReadOnlyCollection<string> Checks) : LineFact
{
    private const string ByKey = "placeDecidedBy";
    private const string FoundKey = "placeNotProved";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(ByKey, By), (FoundKey, string.Join(", ", Checks))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when the line tells of none.</returns>
    public static PlaceDecision? From(LineFacts line) => line.Has(ByKey) && line.Has(FoundKey) ? new(line.Text(ByKey), line.Text(FoundKey).Split([", "], StringSplitOptions.None)) : null;
}
