using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The decision to go back (clause R9).</summary>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Steps">The steps that are needed.</param>
/// <param name="IsUnreachable">Whether the new server can't be read any more.</param>
internal sealed record WayBack(string By, string Reason, IReadOnlyList<string> Steps, bool IsUnreachable) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [("by", By), ("reason", Reason), ("steps", string.Join(",", Steps)), ("unreachable", Text(IsUnreachable))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The decision.</returns>
    public static WayBack From(LineFacts line) => new(
        line.Text("by"), line.Text("reason"), line.Text("steps").Split([','], StringSplitOptions.RemoveEmptyEntries), line.Text("unreachable") == "true");
}
