using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that the night goes on although the second copy of the final backup is lost (clause R2).</summary>
/// <param name="By">Who.</param>
internal sealed record CopyDecision(string By) : LineFact
{
    private const string Key = "lostCopyDecidedBy";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Key, By)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when there is none.</returns>
    public static CopyDecision? From(LineFacts line) => line.Has(Key) ? new(line.Text(Key)) : null;
}
