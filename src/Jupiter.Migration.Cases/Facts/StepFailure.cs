using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Why a step failed, or what was against it.</summary>
/// <param name="ErrorId">Stable name of the cause.</param>
/// <param name="Message">What people are told.</param>
/// <param name="By">Whose word it was against, empty for nobody's; null for a step of the module.</param>
internal sealed record StepFailure(string ErrorId, string Message, string? By = null) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), ("errorId", ErrorId), ("message", Message)];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The failure.</returns>
    public static StepFailure From(LineFacts line) => new(line.Text("errorId"), line.Text("message"));
}
