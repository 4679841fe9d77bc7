using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The list of what was written on the new server, as it lies in the evidence (clause R9).</summary>
/// <param name="File">Its name there.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Rows">How many rows the venue's own questions name.</param>
internal sealed record WrittenReportReference(string File, string Sha256, long Rows) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("account", File), ("sha256", Sha256), ("rows", Text(Rows))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The list; null when there is none.</returns>
    public static WrittenReportReference? From(LineFacts line) => line.Has("account") ? new(line.Text("account"), line.Text("sha256"), line.Number("rows") ?? 0) : null;
}
