using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Which database writers were kept out of, or let into again (clause R2); for people.</summary>
/// <param name="Database">The database.</param>
/// <param name="Server">Its server, where a case did it.</param>
/// <param name="From">The computer that did it, where that is known.</param>
internal sealed record LockedDatabase(string Database, string? Server = null, string? From = null) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("database", Database), ("server", Server), ("from", From)];
}
