using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The new server can't be read any more (clause R9).</summary>
/// <param name="By">Who says so.</param>
internal sealed record LostServer(string By) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By)];
}
