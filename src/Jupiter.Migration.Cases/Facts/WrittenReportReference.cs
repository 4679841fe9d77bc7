using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The list of what was written on the new server, as it lies in the evidence (clause R9).</summary>
/// <param name="File">Its name there.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Rows">How many rows the venue's own questions name.</param>
internal sealed record WrittenReportReference(string File, string Sha256, long Rows) : LineFact
{
    private const int CodeLength = 8;

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("account", File), ("sha256", Sha256), ("rows", Text(Rows)), ("tables", Tables is { } tables ? Text(tables) : null)];

    /// <summary>How many tables differ; null where the server could not be read, or a module before 0.2.0 made the list.</summary>
    public long? Tables { get; init; }

    /// <summary>By what the customer acknowledges it.</summary>
    public string Code => Sha256.Length > CodeLength ? Sha256.Substring(0, CodeLength) : Sha256;

    /// <summary>Whether nothing was written: nothing has to be entered again.</summary>
    public bool IsEmpty => Rows == 0 && Tables == 0;

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The list; null when there is none.</returns>
    public static WrittenReportReference? From(LineFacts line) => line.Has("account") ? new(line.Text("account"), line.Text("sha256"), line.Number("rows") ?? 0) { Tables = line.Number("tables") } : null;
}
