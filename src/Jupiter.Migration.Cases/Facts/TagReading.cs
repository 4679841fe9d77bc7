using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The code of a server's tag was read aloud (clauses R3a, R9).</summary>
/// <param name="By">Who read it.</param>
/// <param name="Server">Whose tag: old or new.</param>
internal sealed record TagReading(string By, string Server) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), ("server", Server)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The reading.</returns>
    public static TagReading From(LineFacts line) => new(line.Text("by"), line.Text("server"));
}
