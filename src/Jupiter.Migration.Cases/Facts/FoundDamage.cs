using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What a trial's check found in its copy of the old database: known damage of the old server (clauses P4, R4a).</summary>
/// <param name="Findings">The findings, without the name of the copy.</param>
internal sealed record FoundDamage(IReadOnlyList<string> Findings) : LineFact
{
    private const string Key = "damage";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Key, Findings.Count == 0 ? null : string.Join("\n", Findings))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The findings; none where the line tells of none.</returns>
    public static FoundDamage From(LineFacts line) => new(line.Text(Key).Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
}
