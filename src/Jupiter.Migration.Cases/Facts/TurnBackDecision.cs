using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The customer decided that the night goes on after the turn-back time (clauses O1, R9).</summary>
/// <param name="By">Who.</param>
/// <param name="Opening">The opening that is at stake.</param>
internal sealed record TurnBackDecision(string By, DateTimeOffset Opening) : LineFact
{
    private const string Key = "opening";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), (Key, Text(Opening))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when there is none.</returns>
    public static TurnBackDecision? From(LineFacts line) => line.Time(Key) is { } opening ? new(line.Text("by"), opening) : null;
}
