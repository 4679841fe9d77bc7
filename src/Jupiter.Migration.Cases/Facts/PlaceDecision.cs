using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that the night goes on although the server's place in the venue's network is not proved (clause R3b).</summary>
/// <param name="By">Who.</param>
/// <param name="Checks">The checks that did not pass.</param>
internal sealed record PlaceDecision(string By, IReadOnlyCollection<string> Checks) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("placeDecidedBy", By), ("placeNotProved", string.Join(", ", Checks))];
}
