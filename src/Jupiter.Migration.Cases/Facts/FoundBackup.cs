using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Where the final backup was found when it was verified again: from then on that file is the one that has to stay (clause R2).</summary>
/// <param name="Path">Its path.</param>
internal sealed record FoundBackup(string Path) : LineFact
{
    private const string Key = "foundAt";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Key, Path)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The place; null when the line tells of none.</returns>
    public static FoundBackup? From(LineFacts line) => line.Has(Key) ? new(line.Text(Key)) : null;
}
