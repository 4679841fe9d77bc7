using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Somebody decided that computers which answer may stay on (clause R3a).</summary>
/// <param name="By">Who.</param>
/// <param name="Computers">Their names.</param>
internal sealed record ComputersDecision(string By, IReadOnlyList<string> Computers) : LineFact
{
    private const string ByKey = "computersDecidedBy";
    private const string ComputersKey = "computersDecided";
    private const char Separator = '\n';

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(ByKey, By), (ComputersKey, string.Join(Separator.ToString(), Computers))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision; null when there is none.</returns>
    public static ComputersDecision? From(LineFacts line) =>
        line.Has(ByKey) && line.Has(ComputersKey) ? new(line.Text(ByKey), line.Text(ComputersKey).Split(Separator)) : null;
}
