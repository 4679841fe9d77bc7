using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A word that was taken back.</summary>
/// <param name="By">Whose word it was.</param>
/// <param name="Reason">Why it was wrong.</param>
/// <param name="Message">What people are shown of it.</param>
internal sealed record RetractedWord(string By, string Reason, string Message) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), ("reason", Reason), ("message", Message)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The word.</returns>
    public static RetractedWord From(LineFacts line) => new(line.Text("by"), line.Text("reason"), line.Text("message"));
}
