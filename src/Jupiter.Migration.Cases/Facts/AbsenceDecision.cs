using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that a person's word alone is enough for a server's absence (clause R0).</summary>
/// <param name="By">Who.</param>
internal sealed record AbsenceDecision(string By) : LineFact
{
    private const string Key = "absenceDecidedBy";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(Key, By)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when there is none.</returns>
    public static AbsenceDecision? From(LineFacts line) => line.Has(Key) ? new(line.Text(Key)) : null;

    /// <summary>What lines tell when the decision counts no more.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The rest.</returns>
    public static LineFacts Without(LineFacts lines) => lines.Without(name => name == Key);
}
