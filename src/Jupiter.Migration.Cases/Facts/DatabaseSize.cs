using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>How large the database is, for the forecast of the night (clause O1).</summary>
/// <param name="Bytes">Its size.</param>
internal sealed record DatabaseSize(long Bytes) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("bytes", Text(Bytes))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The size; null when it was not kept.</returns>
    public static DatabaseSize? From(LineFacts line) => line.Number("bytes") is { } bytes ? new(bytes) : null;
}
