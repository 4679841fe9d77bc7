using System.Collections.Generic;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Why a step failed, or what was against it.</summary>
/// <param name="ErrorId">Stable name of the cause.</param>
/// <param name="Message">What people are told.</param>
/// <param name="By">Whose word it was against, empty for nobody's; null for a step of the module.</param>
/// <param name="Remedy">What people are told to do; null where nothing was said, as by a module before 0.2.0.</param>
internal sealed record StepFailure(string ErrorId, string Message, string? By = null, string? Remedy = null) : LineFact
{
    private const string RemedyKey = "remedy";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("by", By), ("errorId", ErrorId), ("message", Message), (RemedyKey, Remedy)];

    /// <summary>Takes what was thrown.</summary>
    /// <param name="error">It.</param>
    /// <param name="by">Whose word it was against, empty for nobody's; null for a step of the module.</param>
    /// <returns>The failure.</returns>
    public static StepFailure Of(MigrationException error, string? by = null) => new(error.ErrorId, error.Message, by, error.RemedyInCase);

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The failure.</returns>
    public static StepFailure From(LineFacts line) =>
        new(line.Text("errorId"), line.Text("message"), Remedy: line.Has(RemedyKey) ? line.Text(RemedyKey) : null);
}
