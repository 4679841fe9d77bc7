using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that the server may be wiped although something of it is in no copy (clause S2).</summary>
/// <param name="By">Who.</param>
/// <param name="Found">What it is, as it was shown.</param>
internal sealed record FolderDecision(string By, IReadOnlyCollection<string> Found) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("foldersDecidedBy", By), ("foldersNotCarried", string.Join("\n", Found))];
}
