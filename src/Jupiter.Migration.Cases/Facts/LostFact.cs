using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>Something that a step had proved is so no more (clauses R0, R2, R3a).</summary>
/// <param name="Fact">What: the name of a watched fact.</param>
/// <param name="ErrorId">Stable name of what was seen.</param>
/// <param name="Message">What people are told.</param>
/// <param name="Reopens">The steps that are to be done again because of it; none where it is asked anyway before anything rests on it.</param>
internal sealed record LostFact(string Fact, string ErrorId, string Message, IReadOnlyList<string> Reopens) : LineFact
{
    private const string Key = "fact";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(Key, Fact), ("errorId", ErrorId), ("message", Message), ("reopens", string.Join(",", Reopens))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The fact; null where the line tells of none.</returns>
    public static LostFact? From(LineFacts line) => line.Has(Key)
        ? new(line.Text(Key), line.Text("errorId"), line.Text("message"), line.Text("reopens").Split([','], StringSplitOptions.RemoveEmptyEntries))
        : null;
}
