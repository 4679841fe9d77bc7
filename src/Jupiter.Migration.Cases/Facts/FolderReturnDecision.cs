using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that the tills may be switched on although something that was copied before the wipe is not back on the server (clause P2).</summary>
/// <param name="By">Who.</param>
/// <param name="Found">What it is, as it was shown.</param>
internal sealed record FolderReturnDecision(string By, IReadOnlyCollection<string> Found) : LineFact
{
    private const string ByKey = "foldersDecidedBy";
    private const string FoundKey = "foldersNotReturned";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(ByKey, By), (FoundKey, string.Join("\n", Found))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when the line tells of none.</returns>
    public static FolderReturnDecision? From(LineFacts line) => line.Has(ByKey) && line.Has(FoundKey) ? new(line.Text(ByKey), line.Text(FoundKey).Split('\n')) : null;
}
